package org.ppl4j.lang.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text with its name, which finds lines and columns. */
public final class SourceFile {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  /**
   * A text.
   *
   * @param name what messages call it, like {@code eight_schools.ppl}
   * @param text what it says
   */
  public SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        starts.add(i + 1);
      }
    }
    this.lineStarts = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A file in UTF-8, called by its path. */
  public static SourceFile read(Path path) throws IOException {
    return new SourceFile(path.toString(), Files.readString(path));
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** What it says. */
  public String text() {
    return text;
  }

  /** How many lines it has. */
  public int lines() {
    return lineStarts.length;
  }

  /** What stands in a part of it. */
  public String text(Span span) {
    return text.substring(span.start(), Math.min(span.end(), text.length()));
  }

  /** The number of the line of an offset, from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset in its line, from 1, in code points. */
  public int column(int offset) {
    int start = lineStarts[line(offset) - 1];
    return text.codePointCount(start, Math.min(offset, text.length())) + 1;
  }

  /** The text of a line, without its end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Where a span begins, as {@code name:line:column}. */
  public String place(Span span) {
    return name + ":" + line(span.start()) + ":" + column(span.start());
  }

  @Override
  public String toString() {
    return name;
  }
}
