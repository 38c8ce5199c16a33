package org.ppl4j.lang.java;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ppl4j.lang.code.Code;

/** The lines of the file that a piece of code comes from; functions in it are left out. */
final class Origins {
  private Origins() {}

  static Set<Integer> of(Code code) {
    Set<Integer> out = new TreeSet<>();
    collect(code, out);
    return out;
  }

  /** Whether some of these come from another line than the one given; 0 is no line. */
  static boolean differ(int line, List<Code> codes) {
    Set<Integer> out = new TreeSet<>();
    codes.forEach(code -> collect(code, out));
    out.remove(line);
    return line > 0 && !out.isEmpty();
  }

  private static void collect(Code code, Set<Integer> out) {
    if (code instanceof Code.Invoke invoke) {
      add(invoke.line(), out);
      if (invoke.receiver() != null) {
        collect(invoke.receiver(), out);
      }
      invoke.arguments().forEach(argument -> collect(argument, out));
    } else if (code instanceof Code.Own own) {
      add(own.line(), out);
      own.arguments().forEach(argument -> collect(argument, out));
    } else if (code instanceof Code.Construct construct) {
      add(construct.line(), out);
      construct.arguments().forEach(argument -> collect(argument, out));
    } else if (code instanceof Code.Component component) {
      collect(component.record(), out);
    } else if (code instanceof Code.Infix infix) {
      collect(infix.left(), out);
      collect(infix.right(), out);
    } else if (code instanceof Code.Negative negative) {
      collect(negative.operand(), out);
    }
  }

  private static void add(int line, Set<Integer> out) {
    if (line > 0) {
      out.add(line);
    }
  }
}
