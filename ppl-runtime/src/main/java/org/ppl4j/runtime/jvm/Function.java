package org.ppl4j.runtime.jvm;

import org.ppl4j.op.Elementwise;

/** A function of numbers, as generated code computes it. */
sealed interface Function {
  /** Functions that are instructions, or a few. */
  enum Basic implements Function {
    PLUS,
    MINUS,
    TIMES,
    DIV,
    NEGATE,
    /** 1 if the first is less than the second, else 0. */
    LESS,
    LESS_EQUAL,
    EQUAL,
    /** The second if the first is not 0, else the third. */
    SELECT;

    /** Its value. */
    double apply(double... x) {
      return switch (this) {
        case PLUS -> x[0] + x[1];
        case MINUS -> x[0] - x[1];
        case TIMES -> x[0] * x[1];
        case DIV -> x[0] / x[1];
        case NEGATE -> -x[0];
        case LESS -> x[0] < x[1] ? 1 : 0;
        case LESS_EQUAL -> x[0] <= x[1] ? 1 : 0;
        case EQUAL -> x[0] == x[1] ? 1 : 0;
        case SELECT -> x[0] != 0 ? x[1] : x[2];
      };
    }
  }

  /**
   * A static method of doubles.
   *
   * @param owner the class's internal name
   * @param name the method's name
   */
  record Method(String owner, String name) implements Function {}

  /** An operation's own kernel, called through a captured object. */
  record Kernel(Elementwise op, Code.Site site) implements Function {}
}
