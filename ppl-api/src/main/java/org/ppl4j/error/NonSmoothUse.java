package org.ppl4j.error;

/** A reparameterised value that reaches the cost through an operation that jumps. */
public final class NonSmoothUse extends PplException {
  private static final long serialVersionUID = 1L;

  private NonSmoothUse(Report report) {
    super(report);
  }

  /** The site, the operation in which its value jumps, and what is right there. */
  public static NonSmoothUse of(
      String strategy, Report.Party site, Report.Party op, Source source) {
    return new NonSmoothUse(
        Report.of(
                strategy
                    + " would give a wrong gradient: the value of \""
                    + site.name()
                    + "\" reaches the cost through "
                    + op.name()
                    + ", which jumps.")
            .where("site", site)
            .where("jumps", op)
            .at(source)
            .cure(
                "use a strategy that is right there: reinforce or leaveOneOut for any"
                    + " distribution, measureValued for those that have it, enumerate for finitely"
                    + " many values")
            .cure(
                "or, where what is chosen joins without a jump, compare the value's"
                    + " stopGradient()"));
  }
}
