package org.ppl4j.plot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The density of draws, a curve for each chain; of integers the share of each. */
final class DensityPlot {
  private DensityPlot() {}

  static Picture of(List<Series> all) {
    return Chosen.picture("Density", all, "", DensityPlot::panel);
  }

  private static Panel panel(Series series) {
    double[][] chains = series.chains();
    double[] pooled = series.pooled();
    boolean counts = Density.isCounts(pooled);
    Panel panel = Chosen.across(series.name(), Density.title(pooled));
    for (int c = 0; c < chains.length; c++) {
      double[] own = Arrays.stream(chains[c]).filter(Double::isFinite).toArray();
      Density density = counts ? Density.bars(own, pooled) : Density.of(own);
      density.on(panel, Chosen.chain(c, chains.length), own, Palette.color(c));
    }
    return panel;
  }

  /** One density below the other: what was believed before and after. */
  static Picture priorAndPosterior(List<Series> prior, List<Series> posterior) {
    Map<String, Series> before = new HashMap<>();
    prior.forEach(series -> before.put(series.name(), series));
    return Chosen.picture(
        "Prior and posterior",
        posterior,
        "",
        series -> {
          double[] after = series.pooled();
          double[] first = before.getOrDefault(series.name(), Series.of("")).pooled();
          return compared(series.name(), first, after);
        });
  }

  private static Panel compared(String name, double[] prior, double[] posterior) {
    boolean counts = Density.isCounts(prior) && Density.isCounts(posterior);
    double[] both = DoubleStream.concat(Arrays.stream(prior), Arrays.stream(posterior)).toArray();
    Panel panel = Chosen.across(name, counts ? "share of draws" : "density");
    Density before = counts ? Density.bars(prior, both) : Density.of(prior);
    Density after = counts ? Density.bars(posterior, both) : Density.of(posterior);
    if (!counts) {
      panel.area("", before.x(), before.height(), Palette.other());
      panel.area("", after.x(), after.height(), Palette.main());
    }
    before.on(panel, "prior", prior, Palette.other());
    after.on(panel, "posterior", posterior, Palette.main());
    return counts ? panel : panel.xRange(view(prior, posterior)[0], view(prior, posterior)[1]);
  }

  /** The prior's 98 % and all of the posterior: heavy tails of a prior would hide the rest. */
  private static double[] view(double[] prior, double[] posterior) {
    double[] before = Quantiles.sorted(prior);
    double[] after = Quantiles.sorted(posterior);
    double low = min(Quantiles.of(before, 0.01), Quantiles.of(after, 0));
    double high = max(Quantiles.of(before, 0.99), Quantiles.of(after, 1));
    Axis axis = Axis.around(low, high);
    double unit = high == 0 ? 1 : Double.isFinite(axis.scaled(high)) ? high / axis.scaled(high) : 1;
    return new double[] {axis.low() * unit, axis.high() * unit};
  }

  private static double min(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
  }

  private static double max(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }
}
