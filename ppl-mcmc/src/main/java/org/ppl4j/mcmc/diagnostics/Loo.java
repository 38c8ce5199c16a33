package org.ppl4j.mcmc.diagnostics;

import java.util.Arrays;
import java.util.Locale;
import org.ppl4j.math.ParetoSmoothing;

/**
 * Leave-one-out cross-validation by Pareto smoothed importance sampling: how well each datum is
 * predicted by the others, from draws given all of them.
 *
 * <pre>
 *   elpd(i) = log sum over s of w(i,s) p(y(i) | theta(s)),   w(i,s) smoothed from 1 / p(y(i) | theta(s))
 * </pre>
 *
 * <p>The shape k(i) of the weights' tail says where that can be trusted: up to {@link
 * #greatestGoodK()}.
 *
 * <p>A. Vehtari, A. Gelman and J. Gabry (2017), Practical Bayesian model evaluation using
 * leave-one-out cross-validation and WAIC, Statistics and Computing 27; A. Vehtari et al. (2024),
 * Pareto smoothed importance sampling, JMLR 25(72). As in the R package loo.
 */
public final class Loo implements PredictiveDensity {
  private final double[] pointwise;
  private final double[] k;
  private final double density;
  private final int draws;

  private Loo(double[] pointwise, double[] k, double density, int draws) {
    this.pointwise = pointwise;
    this.k = k;
    this.density = density;
    this.draws = draws;
  }

  /**
   * From log likelihoods.
   *
   * @param logLikelihood {@code [datum][chain][draw]}
   */
  public static Loo of(double[][][] logLikelihood) {
    double[] pointwise = new double[logLikelihood.length];
    double[] k = new double[logLikelihood.length];
    double density = 0;
    int draws = 0;
    for (int i = 0; i < logLikelihood.length; i++) {
      double[] all = Chains.pooled(logLikelihood[i]);
      draws = all.length;
      double[] ratios = Arrays.stream(all).map(x -> -x).toArray();
      ParetoSmoothing smoothed = ParetoSmoothing.smooth(ratios, efficiency(logLikelihood[i], all));
      double[] terms = smoothed.logWeights();
      for (int s = 0; s < terms.length; s++) {
        terms[s] += all[s];
      }
      pointwise[i] = LogSums.logSum(terms);
      k[i] = smoothed.kHat();
      density += LogSums.logMean(all);
    }
    return new Loo(pointwise, k, density, draws);
  }

  /** The effective size of the likelihood's mean over the number of draws; 1 if not known. */
  private static double efficiency(double[][] chains, double[] all) {
    double greatest = Arrays.stream(all).max().orElse(0);
    double size = EffectiveSampleSize.mean(Chains.map(chains, x -> Math.exp(x - greatest)));
    return Double.isNaN(size) ? 1 : size / all.length;
  }

  @Override
  public double parameters() {
    return density - elpd();
  }

  @Override
  public double[] pointwise() {
    return pointwise.clone();
  }

  /** The shape of each datum's weights. */
  public double[] k() {
    return k.clone();
  }

  /** The greatest k at which so many draws suffice: min(1 - 1 / log10(S), 0.7). */
  public double greatestGoodK() {
    return Math.min(1 - 1 / Math.log10(draws), 0.7);
  }

  /** How many data have a greater k, or none. */
  public int unreliable() {
    return (int) Arrays.stream(k).filter(each -> !(each <= greatestGoodK())).count();
  }

  /** Three lines in words. */
  @Override
  public String toString() {
    String text =
        String.format(
            Locale.ROOT,
            "elpd_loo %.2f (standard error %.2f), p_loo %.2f, from %d data and %d draws%n",
            elpd(),
            standardError(),
            parameters(),
            pointwise.length,
            draws);
    String verdict =
        unreliable() == 0
            ? String.format(Locale.ROOT, "all Pareto k are good (at most %.2f)%n", greatestGoodK())
            : String.format(
                Locale.ROOT,
                "Pareto k is above %.2f for %d data: there, refit the model without them, or mend"
                    + " it%n",
                greatestGoodK(),
                unreliable());
    return text + verdict;
  }
}
