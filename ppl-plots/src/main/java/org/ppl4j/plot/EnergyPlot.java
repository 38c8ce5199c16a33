package org.ppl4j.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The energies of a Hamiltonian sampler beside their changes from draw to draw: where the changes
 * are much narrower, tails are explored slowly. M. Betancourt (2017), A conceptual introduction to
 * Hamiltonian Monte Carlo, arXiv:1701.02434, section 6.1.
 */
final class EnergyPlot {
  private EnergyPlot() {}

  /**
   * Of energies {@code [chain][draw]}.
   *
   * @param fractions the E-BFMI of each chain
   */
  static Picture of(double[][] energies, double[] fractions) {
    List<Double> centred = new ArrayList<>();
    List<Double> changes = new ArrayList<>();
    for (double[] chain : energies) {
      double mean = Arrays.stream(chain).filter(Double::isFinite).average().orElse(0);
      for (int t = 0; t < chain.length; t++) {
        centred.add(chain[t] - mean);
        if (t > 0) {
          changes.add(chain[t] - chain[t - 1]);
        }
      }
    }
    Panel panel = new Panel("energy less its mean (log density units)", "density");
    curve(panel, "energy", centred, Palette.main());
    curve(panel, "change of energy between draws", changes, Palette.other());
    List<String> words = new ArrayList<>();
    for (int c = 0; c < fractions.length; c++) {
      String chain = Chosen.chain(c, fractions.length);
      words.add(
          String.format(
              Locale.ROOT, "%.2f%s", fractions[c], chain.isEmpty() ? "" : " in " + chain));
    }
    return Picture.of("Energy", panel)
        .note("E-BFMI " + String.join(", ", words) + "; below 0.3 tails may be missed");
  }

  private static void curve(Panel panel, String name, List<Double> all, Color color) {
    double[] numbers = all.stream().mapToDouble(x -> x).filter(Double::isFinite).toArray();
    Density density = Density.of(numbers);
    if (!density.bars()) {
      panel.area("", density.x(), density.height(), color);
    }
    density.on(panel, name, numbers, color);
  }
}
