package org.ppl4j.plot;

import java.util.Arrays;
import java.util.List;

/** How much a draw tells about the one so many draws later, for each chain. */
final class AutocorrelationPlot {
  private static final int LAGS = 50;

  private AutocorrelationPlot() {}

  /**
   * Of autocorrelations.
   *
   * @param all for each number and chain the correlation at lags 0, 1, 2, ...; as long as the chain
   */
  static Picture of(List<Series> all) {
    return Chosen.picture(
        "Autocorrelation", all, "band: 95 % of independent draws", AutocorrelationPlot::panel);
  }

  private static Panel panel(Series series) {
    double[][] chains = series.chains();
    int lags = Arrays.stream(chains).mapToInt(c -> c.length).min().orElse(0);
    double noise = 1.96 / Math.sqrt(Math.max(lags, 1));
    int shown = Math.min(LAGS + 1, lags);
    double[] x = Chosen.iota(shown, 0);
    Panel panel = new Panel("lag (draws)", "autocorrelation").title(series.name());
    double[] band = new double[shown];
    Arrays.fill(band, noise);
    double[] below = new double[shown];
    Arrays.fill(below, -noise);
    panel.band("", x, below, band, Palette.FAINT_INK);
    double least = -noise;
    for (int c = 0; c < chains.length; c++) {
      double[] y = Arrays.copyOf(chains[c], shown);
      least = Math.min(least, Arrays.stream(y).filter(Double::isFinite).min().orElse(0));
      String name = Chosen.chain(c, chains.length);
      panel.line(name, x, y, Palette.color(c), 1.4);
      panel.dots("", x, y, Palette.color(c), 3);
    }
    return panel.yRange(Math.max(1.1 * least, -1.05), 1.05);
  }
}
