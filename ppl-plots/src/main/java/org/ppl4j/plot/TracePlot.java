package org.ppl4j.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws in the order in which they were made, a line for each chain. */
final class TracePlot {
  /** More points than these in a chain are more than pixels. */
  private static final int POINTS = 1000;

  private TracePlot() {}

  /** With marks below where a draw ended in a divergence, {@code [chain][draw]}; or none. */
  static Picture of(List<Series> all, boolean[][] divergent) {
    Picture out = Chosen.picture("Trace", all, "", series -> panel(series, divergent));
    return out.sized(out.panels().size() == 1 ? 900 : 640, out.panels().size() == 1 ? 380 : 220);
  }

  private static Panel panel(Series series, boolean[][] divergent) {
    boolean isLong = series.name().length() > 20;
    Panel panel = new Panel("draw after warm-up", isLong ? "value" : series.name());
    panel.title(isLong ? series.name() : "");
    double[][] chains = series.chains();
    for (int c = 0; c < chains.length; c++) {
      Color color = Palette.fade(Palette.color(c), chains.length == 1 ? 1 : 0.75);
      double[][] points = thinned(chains[c]);
      panel.line(Chosen.chain(c, chains.length), points[0], points[1], color, 0.9);
    }
    marks(panel, series, divergent);
    return panel;
  }

  private static void marks(Panel panel, Series series, boolean[][] divergent) {
    List<Double> where = new ArrayList<>();
    for (boolean[] chain : divergent) {
      for (int t = 0; t < chain.length; t++) {
        if (chain[t]) {
          where.add(t + 1.0);
        }
      }
    }
    double[] sorted = Quantiles.sorted(series.pooled());
    if (!where.isEmpty() && sorted.length > 0) {
      double[] x = where.stream().mapToDouble(t -> t).toArray();
      double[] y = new double[x.length];
      double range = sorted[sorted.length - 1] - sorted[0];
      Arrays.fill(y, sorted[0] - 0.05 * range);
      panel.crosses("divergence", x, y, Palette.warning());
    }
  }

  /** Of a long chain the least and the greatest draw of each piece, in their order. */
  private static double[][] thinned(double[] chain) {
    int n = chain.length;
    if (n <= POINTS) {
      return new double[][] {Chosen.iota(n, 1), chain};
    }
    int pieces = POINTS / 2;
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int p = 0; p < pieces; p++) {
      int from = (int) ((long) n * p / pieces);
      int to = (int) ((long) n * (p + 1) / pieces);
      int least = from;
      int greatest = from;
      for (int t = from; t < to; t++) {
        // A NaN is neither, unless the piece begins with it.
        least = chain[t] < chain[least] || Double.isNaN(chain[least]) ? t : least;
        greatest = chain[t] > chain[greatest] || Double.isNaN(chain[greatest]) ? t : greatest;
      }
      int first = Math.min(least, greatest);
      int second = Math.max(least, greatest);
      x[2 * p] = first + 1;
      y[2 * p] = chain[first];
      x[2 * p + 1] = second + 1;
      y[2 * p + 1] = chain[second];
    }
    return new double[][] {x, y};
  }
}
