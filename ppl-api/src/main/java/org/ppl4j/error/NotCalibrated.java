package org.ppl4j.error;

import java.util.List;

/** A sampler whose posteriors do not agree with the model that it was given. */
public final class NotCalibrated extends PplException {
  private static final long serialVersionUID = 1L;

  private NotCalibrated(Report report) {
    super(report);
  }

  /**
   * The quantities of whose ranks simulation-based calibration says that they are not uniform.
   *
   * @param model the model's name
   * @param simulations how many posteriors were sampled
   * @param findings each a sentence without its full stop
   */
  public static NotCalibrated of(String model, int simulations, List<String> findings) {
    StringBuilder text =
        new StringBuilder(
            "the sampler is not calibrated on \""
                + model
                + "\": in "
                + simulations
                + " simulations the ranks of true values among draws are not uniform.");
    findings.forEach(finding -> text.append("\n  - ").append(finding).append('.'));
    return new NotCalibrated(
        Report.of(text.toString())
            .cure(
                "if the ranks crowd at one end, look for bias in the sampler or a wrong density; at"
                    + " both ends, for posteriors that are too narrow or draws that depend on each"
                    + " other (thin more); in the middle, for posteriors that are too wide"));
  }
}
