package org.ppl4j.mcmc.diagnostics;

import org.ppl4j.math.InverseIncompleteBeta;

/**
 * How far an estimate from draws may be from what infinitely many would give: Monte Carlo standard
 * errors (MCSE). NaN where the {@link EffectiveSampleSize} that each needs is.
 *
 * <p>A. Vehtari, A. Gelman, D. Simpson, B. Carpenter and P.-C. Bürkner (2021), Rank-normalization,
 * folding, and localization: an improved R-hat for assessing convergence of MCMC, Bayesian Analysis
 * 16(2); as in the R package posterior.
 */
public final class StandardError {
  /** The standard normal law below -1, to the digits that posterior has. */
  private static final double BELOW = 0.1586553;

  private static final double ABOVE = 0.8413447;

  private StandardError() {}

  /**
   * Of the mean: sd / sqrt(ESS).
   *
   * @param chains {@code [chain][draw]}
   */
  public static double mean(double[][] chains) {
    return Moments.sd(Chains.pooled(chains)) / Math.sqrt(EffectiveSampleSize.mean(chains));
  }

  /**
   * Of the standard deviation, without the assumption of a normal law: with d = x - mean(x),
   *
   * <pre>
   *   sqrt((mean(d^4) - mean(d²)²) / ESS(d²) / mean(d²) / 4)
   * </pre>
   *
   * <p>J. F. Kenney and E. S. Keeping (1951), Mathematics of Statistics, part 2, p. 141.
   */
  public static double sd(double[][] chains) {
    if (Chains.tellNothing(chains)) {
      return Double.NaN;
    }
    double mean = Moments.mean(Chains.pooled(chains));
    double[][] squares = Chains.map(chains, x -> (x - mean) * (x - mean));
    double[] all = Chains.pooled(squares);
    double second = Moments.mean(all);
    double fourth = 0;
    for (double square : all) {
      fourth += square * square / all.length;
    }
    double spread = (fourth - second * second) / EffectiveSampleSize.mean(squares);
    return Math.sqrt(spread / second / 4);
  }

  /** Of the median. */
  public static double median(double[][] chains) {
    return quantile(chains, 0.5);
  }

  /**
   * Of a quantile: half the distance between the order statistics that stand one standard error
   * below and above it, by a beta law with the effective sample size of the quantile.
   *
   * @param p from 0 to 1
   */
  public static double quantile(double[][] chains, double p) {
    double size = EffectiveSampleSize.quantile(chains, p);
    if (Double.isNaN(size)) {
      return Double.NaN;
    }
    double a = size * p + 1;
    double b = size * (1 - p) + 1;
    double[] sorted = Moments.sorted(Chains.pooled(chains));
    int count = sorted.length;
    double low = Math.floor(InverseIncompleteBeta.betaIInverse(a, b, BELOW) * count);
    double high = Math.ceil(InverseIncompleteBeta.betaIInverse(a, b, ABOVE) * count);
    int from = (int) Math.max(low, 1) - 1;
    int to = (int) Math.min(high, count) - 1;
    return (sorted[to] - sorted[from]) / 2;
  }
}
