package org.ppl4j.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The data beside data that the fitted model makes: what the model does not reproduce, it does not
 * describe. J. Gabry et al. (2019), Visualization in Bayesian workflow, JRSS A 182(2).
 */
final class PredictivePlot {
  private static final int MOST = 50;

  private PredictivePlot() {}

  /**
   * Of one set of data.
   *
   * @param replicated for each draw a set of data of the same size
   */
  static Picture of(String name, double[] observed, double[][] replicated) {
    double[] data = Arrays.stream(observed).filter(Double::isFinite).toArray();
    double[] made =
        Arrays.stream(replicated)
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .toArray();
    double[] both = DoubleStream.concat(Arrays.stream(data), Arrays.stream(made)).toArray();
    boolean counts = Density.isCounts(both);
    if (data.length == 1) {
      return ofOne(name, data[0], made);
    }
    Panel panel = new Panel(name, counts ? "share of data" : "density");
    int shown = Math.min(MOST, replicated.length);
    for (int k = 0; k < shown; k++) {
      double[] one =
          Arrays.stream(replicated[(int) ((long) k * replicated.length / shown)])
              .filter(Double::isFinite)
              .toArray();
      Density density = counts ? Density.bars(one, both) : Density.of(one);
      String label = k == 0 ? "replicated" : "";
      density.on(panel, label, one, Palette.fade(Palette.color(4), 0.45));
    }
    Density density = counts ? Density.bars(data, both) : Density.of(data);
    if (density.bars()) {
      panel.steps("observed", density.x(), density.height(), Palette.INK);
    } else if (density.x().length > 0) {
      panel.line("observed", density.x(), density.height(), Palette.INK, 2.4).fromZero();
    } else {
      density.on(panel, "observed", data, Palette.INK);
    }
    String note =
        Chosen.count(data.length, "observation")
            + "; "
            + shown
            + " of "
            + Chosen.count(replicated.length, "replicated set");
    return Picture.of("Posterior predictive check of " + name, panel).note(note);
  }

  /** A datum alone has no density: it stands in that of what the model makes of it. */
  private static Picture ofOne(String name, double observed, double[] made) {
    Density density = Density.of(made);
    Panel panel = new Panel(name, Density.title(made));
    density.on(panel, "replicated", made, Palette.color(4));
    panel.vertical("observed", observed, Palette.INK);
    panel.dots("", new double[] {observed}, new double[] {0}, Palette.INK, 5);
    return Picture.of("Posterior predictive check of " + name, panel)
        .note("1 observation; " + Chosen.count(made.length, "replicated one"));
  }
}
