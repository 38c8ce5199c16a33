package org.ppl4j.math;

import java.util.Arrays;

/**
 * The generalized Pareto law of exceedances, {@code P(X > x) = (1 + shape x / scale)^(-1/shape)}.
 *
 * @param shape how heavy the tail is: moments of order {@code 1 / shape} and above are infinite
 * @param scale its unit, positive
 */
public record GeneralizedPareto(double shape, double scale) {
  /** The prior of the shape counts as this many exceedances with shape {@link #PRIOR_SHAPE}. */
  private static final int PRIOR_COUNT = 10;

  private static final double PRIOR_SHAPE = 0.5;

  /**
   * The estimate of Zhang and Stephens: with {@code b = -shape / scale} and {@code k(b) = mean
   * log(1 - b x)}, the mean of b over a grid, weighted by the profile likelihood
   *
   * <pre>
   *   L(b) = n (log(-b / k(b)) - k(b) - 1)
   * </pre>
   *
   * and the shape {@code k(b)} at that mean, drawn to 1/2 by a weak prior worth ten exceedances.
   *
   * <p>J. Zhang and M. A. Stephens (2009), A new and efficient estimation method for the
   * generalized Pareto distribution, Technometrics 51; the prior: A. Vehtari et al. (2024), Pareto
   * smoothed importance sampling, JMLR 25, appendix G.
   *
   * @param exceedances at least five numbers, not negative, in ascending order, the upper three
   *     quarters of them positive
   * @return NaN in both if the fit fails
   * @throws IllegalArgumentException if there are fewer than five
   */
  public static GeneralizedPareto fit(double... exceedances) {
    int n = exceedances.length;
    if (n < 5) {
      throw new IllegalArgumentException("A fit needs 5 exceedances or more, not " + n);
    }
    int grid = 30 + (int) Math.sqrt(n);
    double quartile = exceedances[(int) (n / 4.0 + 0.5) - 1];
    double[] b = new double[grid];
    double[] likelihood = new double[grid];
    for (int j = 0; j < grid; j++) {
      double step = 1 - Math.sqrt(grid / (j + 0.5));
      b[j] = 1 / exceedances[n - 1] + step / (3 * quartile);
      double k = meanLog(b[j], exceedances);
      likelihood[j] = n * (Math.log(-b[j] / k) - k - 1);
    }
    double best = Arrays.stream(likelihood).max().orElse(Double.NaN);
    double total = 0;
    double mean = 0;
    for (int j = 0; j < grid; j++) {
      double weight = Math.exp(likelihood[j] - best);
      total += weight;
      mean += weight * b[j];
    }
    mean /= total;
    double k = meanLog(mean, exceedances);
    return new GeneralizedPareto(
        (n * k + PRIOR_COUNT * PRIOR_SHAPE) / (n + PRIOR_COUNT), -k / mean);
  }

  private static double meanLog(double b, double[] exceedances) {
    double sum = 0;
    for (double x : exceedances) {
      sum += Math.log1p(-b * x);
    }
    return sum / exceedances.length;
  }

  /**
   * The exceedance below which a share of them lies, {@code scale ((1 - p)^-shape - 1) / shape}.
   *
   * @param p from 0 to 1
   */
  public double quantile(double p) {
    double log = -Math.log1p(-p);
    return scale * (shape == 0 ? log : Math.expm1(shape * log) / shape);
  }
}
