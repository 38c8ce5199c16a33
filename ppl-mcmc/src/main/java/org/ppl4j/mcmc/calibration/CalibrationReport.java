package org.ppl4j.mcmc.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ppl4j.error.NotCalibrated;

/**
 * What simulation-based calibration found; {@link #toString()} prints it.
 *
 * @param model the model's name
 * @param simulations how many posteriors were sampled
 * @param quantities each number that was ranked
 */
public record CalibrationReport(String model, int simulations, List<Quantity> quantities) {
  private static final double LEVEL = 1e-3;

  /** Copies the list. */
  public CalibrationReport {
    quantities = List.copyOf(quantities);
  }

  /**
   * One number.
   *
   * @param name the site, and the element's place in row-major order
   * @param ranks its ranks, and the tests of their uniformity
   */
  public record Quantity(String name, RankUniformity ranks) {}

  /** The p-value of all quantities together: the smallest one, corrected for their number. */
  public double pValue() {
    double smallest =
        quantities.stream().mapToDouble(each -> each.ranks().pValue()).min().orElse(1);
    return Math.min(smallest * quantities.size(), 1);
  }

  /**
   * Goes on only if ranks look uniform: a calibrated sampler fails once in a thousand times.
   *
   * @throws NotCalibrated which names the quantities
   */
  public void requireCalibrated() {
    requireCalibrated(LEVEL);
  }

  /**
   * Goes on only if ranks look uniform.
   *
   * @param level how often a calibrated sampler may fail, whatever the number of quantities
   * @throws NotCalibrated which names the quantities
   */
  public void requireCalibrated(double level) {
    List<String> wrong = new ArrayList<>();
    for (Quantity each : quantities) {
      double p = each.ranks().pValue();
      if (!(p * quantities.size() >= level)) {
        wrong.add(
            String.format(
                Locale.ROOT,
                "%s: p = %.2g by the ECDF, %.2g by chi-square",
                each.name(),
                p,
                each.ranks().chiSquarePValue()));
      }
    }
    if (!wrong.isEmpty()) {
      throw NotCalibrated.of(model, simulations, wrong);
    }
  }

  /** A line for each quantity. */
  @Override
  public String toString() {
    StringBuilder out =
        new StringBuilder("Calibration of \"" + model + "\", " + simulations + " simulations\n");
    for (Quantity each : quantities) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %s: p = %.3f by the ECDF, %.3f by chi-square%n",
              each.name(),
              each.ranks().pValue(),
              each.ranks().chiSquarePValue()));
    }
    return out.toString();
  }
}
