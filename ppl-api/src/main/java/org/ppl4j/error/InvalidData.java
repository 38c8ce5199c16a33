package org.ppl4j.error;

/** Data lie outside the support of what they are said to be drawn from. */
public final class InvalidData extends PplException {
  private static final long serialVersionUID = 1L;

  private InvalidData(Report report) {
    super(report);
  }

  /** The first element at fault. */
  public static InvalidData of(
      String address, String distribution, String support, String value, Source source) {
    return new InvalidData(
        Report.of(
                "the data of \""
                    + address
                    + "\" hold "
                    + value
                    + ", but "
                    + distribution
                    + " gives values that are "
                    + support
                    + ".")
            .at(source)
            .cure("check the data, or choose a distribution that covers them"));
  }

  /** Data outside of the set that they are declared to lie in. */
  public static InvalidData declared(String name, String support, String value, Source source) {
    return new InvalidData(
        Report.of(
                "the data \""
                    + name
                    + "\" hold "
                    + value
                    + ", but are declared as "
                    + support
                    + ".")
            .at(source)
            .cure("check the data, or declare them otherwise"));
  }
}
