package org.ppl4j.lang.syntax;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.lang.ast.Doc;

/** Takes the signs off a documentation comment. */
final class DocText {
  private DocText() {}

  static Doc of(String comment) {
    String inside = comment.substring(3, Math.max(3, comment.length() - 2));
    List<String> lines = new ArrayList<>();
    inside.lines().forEach(line -> lines.add(line.strip().replaceFirst("^\\*+ ?", "").strip()));
    while (!lines.isEmpty() && lines.get(0).isEmpty()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return new Doc(lines);
  }
}
