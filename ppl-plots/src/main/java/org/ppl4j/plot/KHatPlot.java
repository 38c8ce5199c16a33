package org.ppl4j.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * For each datum the tail shape k-hat of its leave-one-out weights: above the line its estimate is
 * not to be trusted. A. Vehtari et al. (2024), Pareto smoothed importance sampling, JMLR 25(72).
 */
final class KHatPlot {
  private KHatPlot() {}

  /**
   * Of shapes in the order of the data.
   *
   * @param greatest up to which they are good
   */
  static Picture of(double[] k, double greatest) {
    List<Integer> bad = new ArrayList<>();
    for (int i = 0; i < k.length; i++) {
      if (!(k[i] <= greatest)) {
        bad.add(i);
      }
    }
    double[] y = k.clone();
    bad.forEach(i -> y[i] = Double.NaN);
    Panel panel = new Panel("datum", "k-hat");
    panel.horizontal(
        String.format(Locale.ROOT, "greatest good k-hat, %.2f", greatest),
        greatest,
        Palette.FAINT_INK);
    panel.dots("good", Chosen.iota(k.length, 0), y, Palette.main(), 5);
    double least = Math.min(Arrays.stream(k).filter(Double::isFinite).min().orElse(0), 0);
    double most = Math.max(Arrays.stream(k).filter(Double::isFinite).max().orElse(0), greatest);
    double air = 0.05 * (most - least);
    if (!bad.isEmpty()) {
      // What is not finite is shown as the greatest of all.
      panel.crosses(
          "too large",
          bad.stream().mapToDouble(i -> i).toArray(),
          bad.stream().mapToDouble(i -> Double.isFinite(k[i]) ? k[i] : most + air).toArray(),
          Palette.warning());
    }
    panel.yRange(least - air, most + 2 * air);
    return Picture.of("Pareto k-hat of leave-one-out weights", panel)
        .note(
            bad.size()
                + " of "
                + Chosen.count(k.length, "datum").replace("datums", "data")
                + " too large");
  }
}
