package org.ppl4j.mcmc.diagnostics;

import java.util.Arrays;

/**
 * How many independent draws would say as much as these dependent ones.
 *
 * <p>With m chains of n draws and autocorrelations rho(t), estimated over chains as {@code rho(t) =
 * 1 - (W - mean c(t)) / var+},
 *
 * <pre>
 *   ESS = m n / tau,   tau = 1 + 2 sum over t >= 1 of rho(t)
 * </pre>
 *
 * <p>The sum ends where a pair of neighbours is negative, and pairs never grow: Geyer's initial
 * monotone sequence. tau is at least 1 / log10(m n), so that antithetic chains are not believed
 * beyond measure. All are of chains cut into halves.
 *
 * <pre>{@code
 * double bulk = EffectiveSampleSize.bulk(chains); // 100 for each chain, or more
 * }</pre>
 *
 * <p>NaN if a draw is not finite, if all draws are the same, or if half a chain has fewer than
 * three. The same holds for the indicators of a quantile, so that a quantity of two values may have
 * no tail ESS.
 *
 * <p>A. Vehtari, A. Gelman, D. Simpson, B. Carpenter and P.-C. Bürkner (2021), Rank-normalization,
 * folding, and localization: an improved R-hat for assessing convergence of MCMC, Bayesian Analysis
 * 16(2); as in the R package posterior.
 */
public final class EffectiveSampleSize {
  private static final int FEWEST = 3;

  private EffectiveSampleSize() {}

  /**
   * For the bulk: of the normal scores of ranks. It exists without any moments.
   *
   * @param chains {@code [chain][draw]}
   */
  public static double bulk(double[][] chains) {
    return Chains.tellNothing(chains)
        ? Double.NaN
        : ofParts(Chains.rankNormalized(Chains.split(chains)));
  }

  /** For the tails: the smaller one of those for the 5 % and the 95 % quantile. */
  public static double tail(double[][] chains) {
    return Math.min(quantile(chains, 0.05), quantile(chains, 0.95));
  }

  /** For the mean; it needs a finite variance. */
  public static double mean(double[][] chains) {
    return ofParts(Chains.split(chains));
  }

  /** For the standard deviation: of the absolute distances from the mean. */
  public static double sd(double[][] chains) {
    double mean = Moments.mean(Chains.pooled(chains));
    return Chains.tellNothing(chains)
        ? Double.NaN
        : mean(Chains.map(chains, x -> Math.abs(x - mean)));
  }

  /** For the median. */
  public static double median(double[][] chains) {
    return quantile(chains, 0.5);
  }

  /**
   * For a quantile: of whether draws are at most it.
   *
   * @param p from 0 to 1
   */
  public static double quantile(double[][] chains, double p) {
    return Chains.tellNothing(chains) ? Double.NaN : mean(Chains.atMostQuantile(chains, p));
  }

  private static double ofParts(double[][] parts) {
    int n = parts[0].length;
    if (n < FEWEST || Chains.tellNothing(parts)) {
      return Double.NaN;
    }
    double size = (double) parts.length * n;
    double tau = Math.max(time(correlations(parts)), 1 / Math.log10(size));
    return size / tau;
  }

  /** The autocorrelations over all chains; that at lag 0 is 1. */
  private static double[] correlations(double[][] parts) {
    int n = parts[0].length;
    double[] covariances = new double[n];
    double[] means = new double[parts.length];
    for (int c = 0; c < parts.length; c++) {
      double[] own = Autocovariance.of(parts[c]);
      for (int t = 0; t < n; t++) {
        covariances[t] += own[t] / parts.length;
      }
      means[c] = Moments.mean(parts[c]);
    }
    double within = covariances[0] * n / (n - 1.0);
    double total = covariances[0] + (parts.length > 1 ? Moments.variance(means) : 0);
    double[] out = new double[n];
    Arrays.setAll(out, t -> 1 - (within - covariances[t]) / total);
    out[0] = 1;
    return out;
  }

  /** The integrated autocorrelation time. */
  private static double time(double[] rho) {
    int n = rho.length;
    double[] kept = new double[n];
    kept[0] = rho[0];
    kept[1] = rho[1];
    int last = 0;
    double pair = rho[0] + rho[1];
    while (last < n - 5 && pair > 0) {
      last += 2;
      pair = rho[last] + rho[last + 1];
      if (pair >= 0) {
        kept[last] = rho[last];
        kept[last + 1] = rho[last + 1];
      }
    }
    // One more term of even lag makes the estimate steadier for antithetic chains.
    if (rho[last] > 0) {
      kept[last] = rho[last];
    }
    for (int t = 2; t <= last - 2; t += 2) {
      double before = kept[t - 2] + kept[t - 1];
      if (kept[t] + kept[t + 1] > before) {
        kept[t] = before / 2;
        kept[t + 1] = before / 2;
      }
    }
    double sum = 0;
    for (int t = 0; t < last; t++) {
      sum += kept[t];
    }
    return -1 + 2 * sum + kept[last];
  }
}
