package org.ppl4j.plot;

import java.util.Arrays;

/** Quantiles, interpolated between order statistics as R's type 7. */
final class Quantiles {
  private Quantiles() {}

  /** Of sorted numbers. */
  static double of(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    double share = at - below;
    return share == 0 ? sorted[below] : sorted[below] * (1 - share) + sorted[above] * share;
  }

  static double[] sorted(double[] numbers) {
    double[] out = Arrays.stream(numbers).filter(Double::isFinite).toArray();
    Arrays.sort(out);
    return out;
  }
}
