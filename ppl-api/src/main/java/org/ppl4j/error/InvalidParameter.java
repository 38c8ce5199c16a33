package org.ppl4j.error;

/** A distribution's parameter is known and lies outside its domain. */
public final class InvalidParameter extends PplException {
  private static final long serialVersionUID = 1L;

  private InvalidParameter(Report report) {
    super(report);
  }

  /** A parameter's value and what it must be. */
  public static InvalidParameter of(
      String distribution, String parameter, double value, String must, Report.Party party) {
    return new InvalidParameter(
        Report.of(distribution + ": " + parameter + " is " + value + ", but must be " + must + ".")
            .where(parameter, party)
            .cure("check the order of the arguments and their signs"));
  }
}
