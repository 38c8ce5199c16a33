package org.ppl4j.plot;

import java.util.Arrays;

/** How an objective went over the steps of a fit: its estimates, and their running mean. */
final class CurvePlot {
  private static final int POINTS = 2000;

  private CurvePlot() {}

  static Picture of(String objective, double[] values) {
    int n = values.length;
    int window = Math.max(1, n / 50);
    double[] mean = new double[n];
    double sum = 0;
    int inside = 0;
    for (int t = 0; t < n; t++) {
      if (Double.isFinite(values[t])) {
        sum += values[t];
        inside++;
      }
      if (t >= window && Double.isFinite(values[t - window])) {
        sum -= values[t - window];
        inside--;
      }
      mean[t] = inside == 0 ? Double.NaN : sum / inside;
    }
    Panel panel = new Panel("step", objective);
    int step = Math.max(1, (int) Math.ceil((double) n / POINTS));
    double[] x = every(Chosen.iota(n, 1), step);
    panel.line("estimate", x, every(values, step), Palette.fade(Palette.color(4), 0.6), 0.8);
    panel.line(
        "mean of the last " + Chosen.count(window, "step"),
        x,
        every(mean, step),
        Palette.main(),
        2);
    if (n == 1) {
      panel.dots("", x, values, Palette.main());
    }
    String note = Chosen.count(n, "step");
    double[] view = view(values);
    if (view.length == 2) {
      panel.yRange(view[0], view[1]);
      note += "; the first steps go beyond the picture";
    }
    return Picture.of("Course of " + objective, panel).note(note);
  }

  private static double[] every(double[] all, int step) {
    double[] out = new double[(all.length + step - 1) / step];
    for (int i = 0; i < out.length; i++) {
      out[i] = all[i * step];
    }
    return out;
  }

  /** The range of the last nine tenths, where the whole is more than four times as large. */
  private static double[] view(double[] values) {
    double[] late = Quantiles.sorted(Arrays.copyOfRange(values, values.length / 10, values.length));
    double[] all = Quantiles.sorted(values);
    if (late.length < 10) {
      return new double[0];
    }
    double low = Quantiles.of(late, 0.005);
    double high = Quantiles.of(late, 0.995);
    double range = high - low;
    boolean small = all[all.length - 1] - all[0] > 4 * range && range > 0;
    return small ? new double[] {low - 0.15 * range, high + 0.15 * range} : new double[0];
  }
}
