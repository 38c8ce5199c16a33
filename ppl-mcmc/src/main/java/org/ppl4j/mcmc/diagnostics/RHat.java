package org.ppl4j.mcmc.diagnostics;

/**
 * Whether chains agree: the potential scale reduction factor, near 1 if they do.
 *
 * <p>With m chains of n draws, chain means x(c) and chain variances s²(c),
 *
 * <pre>
 *   B = n var(x(c)),   W = mean(s²(c)),   R-hat = sqrt((B / W + n - 1) / n)
 * </pre>
 *
 * <p>It is taken of chains cut into halves, of the normal scores of ranks, and once more of the
 * distances from the median, so that chains that differ in spread alone are found too.
 *
 * <pre>{@code
 * double rHat = RHat.of(chains); // below 1.01, if all is well
 * }</pre>
 *
 * <p>NaN if a draw is not finite, all are the same, or chains have fewer than four draws. One chain
 * is enough: its halves are compared.
 *
 * <p>A. Vehtari, A. Gelman, D. Simpson, B. Carpenter and P.-C. Bürkner (2021), Rank-normalization,
 * folding, and localization: an improved R-hat for assessing convergence of MCMC, Bayesian Analysis
 * 16(2); as in the R package posterior.
 */
public final class RHat {
  private RHat() {}

  /**
   * The greater one of {@link #bulk} and {@link #folded}.
   *
   * @param chains {@code [chain][draw]}
   */
  public static double of(double[][] chains) {
    return Math.max(bulk(chains), folded(chains));
  }

  /** Of normal scores: whether chains agree about where the bulk is. */
  public static double bulk(double[][] chains) {
    return ranked(chains, chains);
  }

  /** Of normal scores of distances from the median: whether chains agree about the spread. */
  public static double folded(double[][] chains) {
    return ranked(chains, Chains.folded(chains));
  }

  /** Of the draws themselves; it needs a finite mean and variance. */
  public static double basic(double[][] chains) {
    return Chains.tellNothing(chains) ? Double.NaN : ofParts(Chains.split(chains));
  }

  private static double ranked(double[][] chains, double[][] changed) {
    return Chains.tellNothing(chains)
        ? Double.NaN
        : ofParts(Chains.rankNormalized(Chains.split(changed)));
  }

  private static double ofParts(double[][] parts) {
    if (Chains.tellNothing(parts)) {
      return Double.NaN;
    }
    int n = parts[0].length;
    double[] means = new double[parts.length];
    double[] variances = new double[parts.length];
    for (int c = 0; c < parts.length; c++) {
      means[c] = Moments.mean(parts[c]);
      variances[c] = Moments.variance(parts[c]);
    }
    double between = n * Moments.variance(means);
    return Math.sqrt((between / Moments.mean(variances) + n - 1) / n);
  }
}
