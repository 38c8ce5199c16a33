package org.ppl4j.plot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/** Draws of each pair of numbers, divergent ones marked; on the diagonal the density of each. */
final class PairPlot {
  private static final int MOST = 6;

  /** Dots of draws that did not diverge; more would be one blot. All divergences are shown. */
  private static final int POINTS = 1000;

  private PairPlot() {}

  static Picture of(List<Series> all, boolean[][] divergent) {
    if (all.size() < 2 || all.size() > MOST) {
      throw InvalidArgument.of(
          Report.of("a pair plot shows 2 to " + MOST + " numbers, not " + all.size() + ".")
              .at(Source.here())
              .cure("name them: pair(\"mu\", \"tau\", \"theta[0]\")"));
    }
    List<@Nullable Panel> panels = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.size(); j++) {
        panels.add(
            i == j
                ? diagonal(all.get(i))
                : j < i ? scatter(all.get(j), all.get(i), divergent) : null);
      }
    }
    long found = 0;
    for (boolean[] chain : divergent) {
      for (boolean one : chain) {
        found += one ? 1 : 0;
      }
    }
    int draws = all.get(0).count();
    String note = Chosen.counts(all) + "; " + Chosen.count(found, "divergence");
    if (draws - found > POINTS) {
      note += "; every " + (int) Math.ceil((double) draws / POINTS) + "th other draw is shown";
    }
    double longest =
        all.stream().mapToDouble(s -> Text.width(s.name(), Text.SMALL)).max().orElse(0);
    int side = (int) Math.min(Math.max(all.size() == 2 ? 400 : 300, longest + 140), 480);
    return Picture.grid("Pairs", all.size(), panels).note(note).sized(side, side - 40);
  }

  private static Panel diagonal(Series series) {
    double[] pooled = series.pooled();
    Panel panel = new Panel(series.name(), Density.title(pooled));
    Density.of(pooled).on(panel, "", pooled, Palette.main());
    return panel;
  }

  private static Panel scatter(Series across, Series up, boolean[][] divergent) {
    List<double[]> good = new ArrayList<>();
    List<double[]> bad = new ArrayList<>();
    for (int c = 0; c < across.chains().length; c++) {
      for (int t = 0; t < across.chains()[c].length; t++) {
        double[] point = {across.chains()[c][t], up.chains()[c][t]};
        boolean lost = c < divergent.length && divergent[c][t];
        (lost ? bad : good).add(point);
      }
    }
    int step = Math.max(1, (int) Math.ceil((double) (good.size() + bad.size()) / POINTS));
    List<double[]> some = new ArrayList<>();
    for (int k = 0; k < good.size(); k += step) {
      some.add(good.get(k));
    }
    Panel panel = new Panel(across.name(), up.name());
    panel.dots("draw", column(some, 0), column(some, 1), Palette.fade(Palette.main(), 0.35), 4);
    if (!bad.isEmpty()) {
      panel.crosses("divergence", column(bad, 0), column(bad, 1), Palette.warning());
    }
    return panel;
  }

  private static double[] column(List<double[]> points, int which) {
    return points.stream().mapToDouble(point -> point[which]).toArray();
  }
}
