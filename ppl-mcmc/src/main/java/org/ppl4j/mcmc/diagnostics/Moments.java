package org.ppl4j.mcmc.diagnostics;

import java.util.Arrays;

/** Means, spreads and quantiles of plain draws. */
public final class Moments {
  /** The standard deviation of a normal law over its median absolute deviation. */
  private static final double NORMAL = 1.482602218505602;

  /** An index into sorted draws this close to a whole number is one: R's tolerance. */
  private static final double FUZZ = 4 * Math.ulp(1.0);

  private Moments() {}

  /** The arithmetic mean; NaN of nothing. */
  public static double mean(double... draws) {
    double sum = 0;
    for (double x : draws) {
      sum += x;
    }
    double mean = sum / draws.length;
    if (!Double.isFinite(mean)) {
      return mean;
    }
    // A second pass takes away most of the first one's rounding.
    double rest = 0;
    for (double x : draws) {
      rest += x - mean;
    }
    return mean + rest / draws.length;
  }

  /** The variance, with divisor n - 1; NaN of fewer than two draws. */
  public static double variance(double... draws) {
    return draws.length < 2 ? Double.NaN : sumOfSquares(mean(draws), draws) / (draws.length - 1);
  }

  /** The standard deviation, with divisor n - 1; NaN of fewer than two draws. */
  public static double sd(double... draws) {
    return Math.sqrt(variance(draws));
  }

  static double sumOfSquares(double mean, double... draws) {
    double sum = 0;
    for (double x : draws) {
      sum += (x - mean) * (x - mean);
    }
    return sum;
  }

  /**
   * A quantile of draws in any order: linear between the order statistics, R's type 7.
   *
   * @param p from 0 to 1
   * @return NaN if a draw is NaN, or there is none
   * @throws IllegalArgumentException if p does not lie in [0, 1]
   */
  public static double quantile(double p, double... draws) {
    return sortedQuantile(p, sorted(draws));
  }

  /** The same of draws in ascending order. */
  static double sortedQuantile(double p, double... sorted) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("a probability lies in 0..1, not " + p);
    }
    int n = sorted.length;
    // NaN is sorted last.
    if (n == 0 || Double.isNaN(sorted[n - 1])) {
      return Double.NaN;
    }
    double place = (n - 1) * p;
    int below = (int) Math.floor(place + FUZZ);
    double share = place - below;
    if (Math.abs(share) < FUZZ || below + 1 >= n || sorted[below] == sorted[below + 1]) {
      return sorted[below];
    }
    return (1 - share) * sorted[below] + share * sorted[below + 1];
  }

  /** The median. */
  public static double median(double... draws) {
    return quantile(0.5, draws);
  }

  /**
   * The median absolute deviation from the median, times 1.4826: the standard deviation, if the
   * draws are normal.
   */
  public static double mad(double... draws) {
    double median = median(draws);
    return NORMAL * median(Arrays.stream(draws).map(x -> Math.abs(x - median)).toArray());
  }

  static double[] sorted(double... draws) {
    double[] out = draws.clone();
    Arrays.sort(out);
    return out;
  }
}
