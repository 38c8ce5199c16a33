package org.ppl4j.error;

/** A derivative was asked for where there is none. */
public final class NotDifferentiable extends PplException {
  private static final long serialVersionUID = 1L;

  private NotDifferentiable(Report report) {
    super(report);
  }

  /** No derivative, for the given reason. */
  public static NotDifferentiable of(String reason, Report.Party party, String cure) {
    return new NotDifferentiable(Report.of(reason + ".").where("node", party).cure(cure));
  }
}
