package org.ppl4j.error;

/** The values handed to a compiled graph are not what it takes. */
public final class InputMismatch extends PplException {
  private static final long serialVersionUID = 1L;

  private InputMismatch(Report report) {
    super(report);
  }

  /** A wrong number of values. */
  public static InputMismatch count(String graph, int expected, int found) {
    return new InputMismatch(
        Report.of(graph + " takes " + values(expected) + ", but got " + found + ".")
            .cure("pass one value for each of its inputs, in order"));
  }

  /** A wrong number of slots for results. */
  public static InputMismatch results(String graph, int expected, int found) {
    return new InputMismatch(
        Report.of(
                graph + " returns " + values(expected) + ", but got " + found + " slots for them.")
            .cure("pass one slot for each of its outputs, in order"));
  }

  private static String values(int count) {
    return count == 1 ? "1 value" : count + " values";
  }

  /** A value that does not fit its slot. */
  public static InputMismatch value(String slot, String expected, String found) {
    return new InputMismatch(
        Report.of(slot + " is " + expected + ", but got " + found + ".")
            .cure("pass an array of that many elements, row-major, of a matching Java type"));
  }
}
