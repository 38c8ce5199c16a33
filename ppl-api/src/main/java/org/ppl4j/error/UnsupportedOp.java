package org.ppl4j.error;

/** An executor lacks an operation that a graph needs. */
public final class UnsupportedOp extends PplException {
  private static final long serialVersionUID = 1L;

  private UnsupportedOp(Report report) {
    super(report);
  }

  /** The operation and the executor. */
  public static UnsupportedOp of(String executor, Report.Party party, String cure) {
    return new UnsupportedOp(
        Report.of("the " + executor + " executor does not run " + party.name() + ".")
            .where("node", party)
            .cure(cure));
  }
}
