package org.ppl4j.error;

/** A graph breaks a rule that every graph must keep, or that its stage must keep. */
public final class InvalidGraph extends PplException {
  private static final long serialVersionUID = 1L;

  private InvalidGraph(Report report) {
    super(report);
  }

  /** A rule broken by one node. */
  public static InvalidGraph of(String stage, String rule, Report.Party party, String cure) {
    return new InvalidGraph(Report.of(stage + ": " + rule + ".").where("node", party).cure(cure));
  }
}
