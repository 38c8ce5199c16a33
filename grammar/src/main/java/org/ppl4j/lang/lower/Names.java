package org.ppl4j.lang.lower;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Names of Java for the names of a file: those of one block and of the blocks around it differ. */
final class Names {
  private final @Nullable Names outer;
  private final Set<String> taken = new HashSet<>();

  Names(@Nullable Names outer) {
    this.outer = outer;
  }

  /** A class's name: {@code EightSchools} for {@code eight_schools}. */
  static String ofType(String name) {
    String member = ofMember(name);
    return member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
  }

  /** A variable's or method's name: {@code logScale} for {@code log_scale}. */
  static String ofMember(String name) {
    StringBuilder out = new StringBuilder();
    boolean raise = false;
    for (int c : name.codePoints().toArray()) {
      if (c == '_') {
        raise = out.length() > 0;
      } else {
        out.appendCodePoint(raise ? Character.toUpperCase(c) : c);
        raise = false;
      }
    }
    return valid(out.length() == 0 ? name : out.toString());
  }

  /** A constant's name: {@code LOG_SCALE} for {@code log_scale}. */
  static String ofConstant(String name) {
    return valid(name.toUpperCase(Locale.ROOT));
  }

  /** A record component's name: the name itself, where Java has it. */
  static String ofComponent(String name) {
    return valid(name);
  }

  private static String valid(String name) {
    StringBuilder out = new StringBuilder();
    for (int c : name.codePoints().toArray()) {
      if (c >= 0x2080 && c <= 0x2089) {
        out.append(c - 0x2080); // A digit that is written below the line.
      } else if (Character.isJavaIdentifierPart(c)) {
        out.appendCodePoint(c);
      } else {
        out.append('_').append(Integer.toHexString(c));
      }
    }
    String text = out.toString();
    if (!Character.isJavaIdentifierStart(text.codePointAt(0))) {
      text = "_" + text;
    }
    return SourceVersion.isKeyword(text) || text.equals("_") || isOfObject(text)
        ? text + "_"
        : text;
  }

  /** Names that a record's component cannot have, since each object has methods of them. */
  private static boolean isOfObject(String name) {
    return Set.of(
            "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait")
        .contains(name);
  }

  /** A name that nothing else has here, like the one that is wanted. */
  String fresh(String wanted) {
    String name = wanted;
    for (int i = 2; isTaken(name); i++) {
      name = wanted + i;
    }
    taken.add(name);
    return name;
  }

  /** Whether something has the name here. */
  boolean isTaken(String name) {
    return taken.contains(name) || (outer != null && outer.isTaken(name));
  }
}
