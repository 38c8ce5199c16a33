package org.ppl4j.mcmc.diagnostics;

import java.util.Locale;

/**
 * The widely applicable information criterion, on the scale of log densities:
 *
 * <pre>
 *   elpd(i) = log mean over s of p(y(i) | theta(s)) - p(i),   p(i) = var over s of log p(y(i) | theta(s))
 * </pre>
 *
 * <p>Where a p(i) exceeds 0.4 it is unreliable; {@link Loo} says more. S. Watanabe (2010), JMLR 11;
 * A. Vehtari, A. Gelman and J. Gabry (2017), Statistics and Computing 27. As in the R package loo.
 */
public final class Waic implements PredictiveDensity {
  private static final double GREATEST_GOOD = 0.4;

  private final double[] pointwise;
  private final double parameters;
  private final int unreliable;

  private Waic(double[] pointwise, double parameters, int unreliable) {
    this.pointwise = pointwise;
    this.parameters = parameters;
    this.unreliable = unreliable;
  }

  /**
   * From log likelihoods.
   *
   * @param logLikelihood {@code [datum][chain][draw]}
   */
  public static Waic of(double[][][] logLikelihood) {
    double[] pointwise = new double[logLikelihood.length];
    double parameters = 0;
    int unreliable = 0;
    for (int i = 0; i < pointwise.length; i++) {
      double[] all = Chains.pooled(logLikelihood[i]);
      double own = Moments.variance(all);
      pointwise[i] = LogSums.logMean(all) - own;
      parameters += own;
      unreliable += own <= GREATEST_GOOD ? 0 : 1;
    }
    return new Waic(pointwise, parameters, unreliable);
  }

  @Override
  public double parameters() {
    return parameters;
  }

  @Override
  public double[] pointwise() {
    return pointwise.clone();
  }

  /** How many data have a p(i) above 0.4. */
  public int unreliable() {
    return unreliable;
  }

  /** A line in words, and one more if it is not to be relied on. */
  @Override
  public String toString() {
    String text =
        String.format(
            Locale.ROOT,
            "elpd_waic %.2f (standard error %.2f), p_waic %.2f%n",
            elpd(),
            standardError(),
            parameters);
    return unreliable == 0
        ? text
        : text + String.format(Locale.ROOT, "p is above 0.4 for %d data: use loo%n", unreliable);
  }
}
