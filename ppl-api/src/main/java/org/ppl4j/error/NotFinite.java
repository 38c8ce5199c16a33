package org.ppl4j.error;

import java.util.List;

/** A number in a running program became NaN or infinite. */
public final class NotFinite extends PplException {
  private static final long serialVersionUID = 1L;

  private NotFinite(Report report) {
    super(report);
  }

  /**
   * A step of a fit, and the operation where the trouble began.
   *
   * @param what what was found not to be finite, like {@code the objective "elbo"}
   * @param found its value
   * @param step which step, from 0
   * @param culprit the first operation that gave such a number, and what it gave
   * @param inputs what that operation was applied to, with their values
   */
  public static NotFinite step(
      String what, double found, long step, Culprit culprit, Iterable<Culprit> inputs) {
    Report report =
        Report.of(
            "%s is %s in step %d: %s gives %s."
                .formatted(what, found, step, culprit.party().name(), culprit.value()));
    report.where("op", culprit.party());
    for (Culprit input : inputs) {
      Report.Party party = input.party();
      report.where(
          "of", new Report.Party(party.name(), party.kind() + " " + input.value(), party.source()));
    }
    for (String site : culprit.sites()) {
      report.where("near", new Report.Party("\"" + site + "\"", "site", Source.UNKNOWN));
    }
    return new NotFinite(
        report.cure(
            "keep its operand in its domain (a softplus or a bounded support), start elsewhere, or"
                + " lower the learning rate"));
  }

  /** A step of a fit whose numbers are finite in float64. */
  public static NotFinite rounded(String what, double found, long step) {
    return new NotFinite(
        Report.of(
                "%s is %s in step %d, but is finite when the step is done in float64."
                    .formatted(what, found, step))
            .cure("ask for Precision.FLOAT64, or scale the model so that its numbers fit float32"));
  }

  /**
   * A node, one of its numbers, and the sites next to it.
   *
   * @param party the node
   * @param value the number, as text
   * @param sites the addresses of the params and random sites that it is next to
   */
  public record Culprit(Report.Party party, String value, List<String> sites) {}
}
