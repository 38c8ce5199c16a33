package org.ppl4j.error;

import java.util.List;

/** A fit that ought not to be relied on. */
public final class UnhealthyFit extends PplException {
  private static final long serialVersionUID = 1L;

  private UnhealthyFit(Report report) {
    super(report);
  }

  /**
   * What speaks against a fit.
   *
   * @param objective the objective's name
   * @param problems each in a sentence without its full stop
   * @param cures what to do, one for each problem
   */
  public static UnhealthyFit of(String objective, List<String> problems, List<String> cures) {
    Report report =
        Report.of("the fit of " + objective + " is not to be relied on: " + join(problems) + ".");
    cures.forEach(report::cure);
    return new UnhealthyFit(report);
  }

  private static String join(List<String> problems) {
    return String.join("; and ", problems);
  }
}
