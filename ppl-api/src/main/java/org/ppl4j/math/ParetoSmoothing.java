package org.ppl4j.math;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Pareto smoothed importance sampling: the largest weights are replaced by the expected order
 * statistics of a generalized Pareto law fitted to them, and the law's shape {@code kHat} says how
 * far the weights can be relied on.
 *
 * <pre>{@code
 * ParetoSmoothing smoothed = ParetoSmoothing.smooth(logWeights);
 * if (smoothed.kHat() < 0.7) { ... }
 * }</pre>
 *
 * <p>A. Vehtari, D. Simpson, A. Gelman, Y. Yao and J. Gabry (2024), Pareto smoothed importance
 * sampling, JMLR 25(72); the use of kHat for variational inference: Y. Yao et al. (2018), Yes, but
 * did it work?, ICML.
 */
public final class ParetoSmoothing {
  private final double[] logWeights;
  private final double kHat;

  private ParetoSmoothing(double[] logWeights, double kHat) {
    this.logWeights = logWeights;
    this.kHat = kHat;
  }

  /** Smooths the weights of independent draws. */
  public static ParetoSmoothing smooth(double... logWeights) {
    return smooth(logWeights, 1);
  }

  /**
   * Smooths the weights of draws that may depend on each other.
   *
   * @param logWeights log importance ratios, in any unit
   * @param relativeEfficiency the effective number of draws over their number
   * @throws IllegalArgumentException if there are no weights, or the efficiency is not positive
   */
  public static ParetoSmoothing smooth(double[] logWeights, double relativeEfficiency) {
    int n = logWeights.length;
    if (n == 0 || !(relativeEfficiency > 0)) {
      throw new IllegalArgumentException(
          "Smoothing needs weights and a positive efficiency, not %d weights and %s"
              .formatted(n, relativeEfficiency));
    }
    double greatest = Arrays.stream(logWeights).max().getAsDouble();
    if (!Double.isFinite(greatest)) {
      double[] none = new double[n];
      Arrays.fill(none, Double.NaN);
      return new ParetoSmoothing(none, Double.NaN);
    }
    double[] x = Arrays.stream(logWeights).map(w -> w - greatest).toArray();
    double kHat = smoothTail(x, tailLength(n, relativeEfficiency));
    double total = logSum(x);
    for (int i = 0; i < n; i++) {
      x[i] -= total;
    }
    return new ParetoSmoothing(x, kHat);
  }

  /** The number of largest weights that are taken as the tail: min(n / 5, 3 sqrt(n / r)). */
  private static int tailLength(int n, double efficiency) {
    return (int) Math.ceil(Math.min(n / 5.0, 3 * Math.sqrt(n / efficiency)));
  }

  /** Smooths in place log weights whose greatest is 0; returns the tail's shape. */
  private static double smoothTail(double[] x, int length) {
    int n = x.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(i -> i)
            .toArray();
    // Weights below the smallest normal number are no part of a tail.
    double cutoff = Math.max(x[order[Math.max(n - 1 - length, 0)]], Math.log(Double.MIN_NORMAL));
    if (cutoff == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    int first = n;
    while (first > 0 && x[order[first - 1]] > cutoff) {
      first--;
    }
    int count = n - first;
    if (count < 5) {
      return Double.POSITIVE_INFINITY;
    }
    double threshold = Math.exp(cutoff);
    double[] exceedances = new double[count];
    for (int i = 0; i < count; i++) {
      exceedances[i] = threshold * Math.expm1(x[order[first + i]] - cutoff);
    }
    GeneralizedPareto law = GeneralizedPareto.fit(exceedances);
    if (Double.isFinite(law.shape())) {
      for (int i = 0; i < count; i++) {
        double smooth = Math.log(law.quantile((i + 0.5) / count) + threshold);
        x[order[first + i]] = Math.min(smooth, 0);
      }
    }
    return law.shape();
  }

  /** {@code log(sum(exp(x)))} of numbers of which the greatest is about 0. */
  private static double logSum(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += Math.exp(value);
    }
    return Math.log(sum);
  }

  /** The smoothed log weights in the order of the draws; their exponentials sum to 1. A copy. */
  public double[] logWeights() {
    return logWeights.clone();
  }

  /**
   * The shape of the tail. Below 0.5 the weights have finite variance; up to 0.7 smoothed weights
   * still give good estimates; above, they do not. Negative infinity if the tail is flat: the
   * greatest weight is shared by all of it. Positive infinity if fewer than five weights lie in the
   * tail, too few to tell. NaN if a weight is NaN or the greatest is infinite.
   */
  public double kHat() {
    return kHat;
  }
}
