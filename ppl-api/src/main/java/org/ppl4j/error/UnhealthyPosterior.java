package org.ppl4j.error;

import java.util.List;

/** Draws that ought not to be relied on. */
public final class UnhealthyPosterior extends PplException {
  private static final long serialVersionUID = 1L;

  private UnhealthyPosterior(Report report) {
    super(report);
  }

  /**
   * What speaks against the draws of a posterior.
   *
   * @param model the model's name
   * @param problems each a sentence without its full stop
   * @param cures what to do, without repetitions
   */
  public static UnhealthyPosterior of(String model, List<String> problems, List<String> cures) {
    StringBuilder text =
        new StringBuilder("the draws of \"" + model + "\" are not to be relied on:");
    problems.forEach(problem -> text.append("\n  - ").append(problem).append('.'));
    Report report = Report.of(text.toString());
    cures.forEach(report::cure);
    return new UnhealthyPosterior(report);
  }
}
