package org.ppl4j.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** For each number its median, and the intervals that hold 50 % and 90 % of its draws. */
final class ForestPlot {
  private static final int MOST = 100;

  private ForestPlot() {}

  static Picture of(List<Series> all) {
    List<Series> shown = all.subList(0, Math.min(MOST, all.size()));
    Panel panel = new Panel("value", "");
    Color color = Palette.main();
    double[] y = new double[shown.size()];
    double[] medians = new double[shown.size()];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      double[] sorted = Quantiles.sorted(shown.get(i).pooled());
      double[] at = {-i, -i};
      double[] wide = {Quantiles.of(sorted, 0.05), Quantiles.of(sorted, 0.95)};
      double[] narrow = {Quantiles.of(sorted, 0.25), Quantiles.of(sorted, 0.75)};
      panel.line(i == 0 ? "90 % of draws" : "", wide, at, Palette.fade(color, 0.7), 1.6);
      panel.line(i == 0 ? "50 % of draws" : "", narrow, at, color, 5);
      y[i] = -i;
      medians[i] = Quantiles.of(sorted, 0.5);
      names.add(shown.get(i).name());
    }
    panel.dots("median", medians, y, Palette.INK, 6);
    panel.rows(names);
    String note = Chosen.counts(all);
    if (all.size() > MOST) {
      note += "; the first " + MOST + " of " + all.size();
    }
    return Picture.of("Intervals", panel)
        .note(note)
        .sized(820, shown.size() * PanelPainter.ROW + 75);
  }
}
