package org.ppl4j.plot;

import java.util.Arrays;
import java.util.List;

/**
 * How the ranks of each chain's draws among all draws are spread: evenly, if chains agree. A.
 * Vehtari et al. (2021), Rank-normalization, folding, and localization, Bayesian Analysis 16(2).
 */
final class RankPlot {
  private static final int BINS = 20;

  private RankPlot() {}

  static Picture of(List<Series> all) {
    return Chosen.picture(
        "Ranks", all, "even, at the dashed line, if chains agree", RankPlot::panel);
  }

  private static Panel panel(Series series) {
    Panel panel = new Panel("rank among all draws", "draws").title(series.name());
    double[][] chains = series.chains();
    double[] sorted = Quantiles.sorted(series.pooled());
    int n = sorted.length;
    int bins = Math.max(1, Math.min(BINS, n / Math.max(1, chains.length) / 5));
    double[] edges = new double[bins + 1];
    Arrays.setAll(edges, i -> (double) n * i / bins);
    for (int c = 0; c < chains.length; c++) {
      double[] counts = new double[bins];
      for (double x : chains[c]) {
        if (Double.isFinite(x)) {
          addRank(counts, sorted, x);
        }
      }
      panel.steps(Chosen.chain(c, chains.length), edges, counts, Palette.color(c));
    }
    double expected = (double) n / Math.max(1, chains.length) / bins;
    panel.horizontal("", expected, Palette.FAINT_INK);
    double most =
        panel.layers().stream()
            .flatMapToDouble(layer -> Arrays.stream(layer.y()))
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return panel.yRange(0, Math.max(1.1 * most, 2 * expected)).xRange(0, Math.max(n, 1));
  }

  /** Equal draws share their ranks: each of them counts in parts where they would lie. */
  private static void addRank(double[] counts, double[] sorted, double x) {
    int n = sorted.length;
    int below = lower(sorted, x);
    int upTo = lower(sorted, Math.nextUp(x));
    double each = 1.0 / (upTo - below);
    int bins = counts.length;
    int first = (int) ((long) below * bins / n);
    int last = (int) (((long) upTo * bins - 1) / n);
    for (int b = first; b <= last; b++) {
      double from = Math.max(below, (double) n * b / bins);
      double to = Math.min(upTo, (double) n * (b + 1) / bins);
      counts[b] += Math.max(to - from, 0) * each;
    }
  }

  private static int lower(double[] sorted, double x) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < x) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
