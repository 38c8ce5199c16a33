package org.ppl4j.error;

/** An index that is known is no index into its axis. */
public final class InvalidIndex extends PplException {
  private static final long serialVersionUID = 1L;

  private InvalidIndex(Report report) {
    super(report);
  }

  /** Constant index {@code index} into an axis of {@code size} elements. */
  public static InvalidIndex constant(
      String op, double index, int size, Report.Party table, Report.Party indices) {
    return new InvalidIndex(
        Report.of(op + ": index " + outside(index, size))
            .where("table", table)
            .where("index", indices)
            .cure("indices count from 0; data that counts from 1 needs minus(1)"));
  }

  /** An integer constant that is no integer, such as NaN. */
  public static InvalidIndex notAnInteger(double value, int position, Source source) {
    return new InvalidIndex(
        Report.of("element " + position + " of an integer constant is " + value + ".")
            .at(source)
            .cure("replace or drop missing values before they become integers"));
  }

  /** Index {@code index} met while running {@code op}. */
  public static InvalidIndex atRunTime(String op, double index, int size) {
    return new InvalidIndex(
        Report.of(op + ": index " + outside(index, size))
            .cure("check the integer data that this run was given"));
  }

  private static String outside(double index, int size) {
    String shown = index == Math.rint(index) ? Long.toString((long) index) : Double.toString(index);
    return shown
        + (size == 0
            ? " into an axis without elements."
            : " does not lie in 0.." + (size - 1) + ".");
  }
}
