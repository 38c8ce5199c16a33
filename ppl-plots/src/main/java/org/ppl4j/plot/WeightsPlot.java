package org.ppl4j.plot;

import java.util.Arrays;
import java.util.Locale;

/** How unequal importance weights are: the share of all weight that the heaviest draws hold. */
final class WeightsPlot {
  private WeightsPlot() {}

  /**
   * Of a guide's draws.
   *
   * @param logWeights smoothed, on any scale
   * @param kHat the shape of their tail
   */
  static Picture of(double[] logWeights, double kHat) {
    double[] sorted = Quantiles.sorted(logWeights);
    int n = sorted.length;
    double most = n == 0 ? 0 : sorted[n - 1];
    double total = Arrays.stream(sorted).map(w -> Math.exp(w - most)).sum();
    double[] x = new double[n + 1];
    double[] y = new double[n + 1];
    for (int i = 1; i <= n; i++) {
      x[i] = 100.0 * i / n;
      y[i] = y[i - 1] + 100 * Math.exp(sorted[n - i] - most) / total;
    }
    Panel panel = new Panel("heaviest draws (%)", "their share of all weight (%)");
    panel.dashes("equal weights", new double[] {0, 100}, new double[] {0, 100}, Palette.FAINT_INK);
    panel.line("this guide", x, y, Palette.main(), 2).xRange(0, 100).yRange(0, 102);
    return Picture.of("Importance weights of the guide's draws", panel)
        .note(
            String.format(
                Locale.ROOT,
                "%d draws; k-hat %.2f: %s",
                n,
                kHat,
                kHat <= 0.7
                    ? "weighted draws estimate the posterior's expectations"
                    : "above 0.7, the guide leaves out a part of the posterior"));
  }
}
