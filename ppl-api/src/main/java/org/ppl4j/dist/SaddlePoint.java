package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;

/**
 * Masses of counts by Loader's form: the deviance from the expectation and Stirling's corrections.
 * No term of the size of {@code n log n} appears only to cancel, so that log masses keep their
 * absolute digits for counts of any size. Source: Loader, Fast and Accurate Computation of Binomial
 * Probabilities (2000).
 */
final class SaddlePoint {
  /** Means beyond these bounds are far from any count, and need no exact ratio to it. */
  private static final double SMALL = 1e-100;

  private static final double LARGE = 1e100;

  private SaddlePoint() {}

  /** {@code log(m^x exp(-m) / x!)} for a whole {@code x} of at least 0. */
  static Real logPoisson(Real x, Real mean) {
    return deviance(x, mean).plus(logRoot(x)).unaryMinus();
  }

  /** The same where the logarithm of the mean is known. */
  static Real logPoisson(Real x, Real mean, Real logMean) {
    return deviance(x, mean, logMean).plus(logRoot(x)).unaryMinus();
  }

  /**
   * {@code log(n! / (x! (n - x)!) p^x q^(n - x))}: binomial numbers are Poisson numbers of the
   * means {@code n p} and {@code n q}, given that they sum to {@code n}.
   */
  static Real logBinomial(Real n, Real x, Real p, Real q) {
    Real rest = n.minus(x);
    Real deviances = deviance(x, n.times(p)).plus(deviance(rest, n.times(q)));
    return logRoots(n, x, rest).minus(deviances);
  }

  /** The same from log-odds. */
  static Real logBinomialLogits(Real n, Real x, Real logits) {
    Real rest = n.minus(x);
    Real logN = n.maximum(1).log();
    Real logP = logits.unaryMinus().softplus().unaryMinus();
    Real logQ = logits.softplus().unaryMinus();
    Real yes = deviance(x, n.times(logP.exp()), logN.plus(logP));
    Real no = deviance(rest, n.times(logQ.exp()), logN.plus(logQ));
    return logRoots(n, x, rest).minus(yes.plus(no));
  }

  private static Real logRoots(Real n, Real x, Real rest) {
    return logRoot(n).minus(logRoot(x)).minus(logRoot(rest));
  }

  private static Real deviance(Real x, Real mean) {
    return deviance(x, mean, isZero(x).select(1.0, mean).log());
  }

  /** {@code x log(x / m) - (x - m)}, exact where both are close. */
  private static Real deviance(Real x, Real mean, Real logMean) {
    Bool zero = isZero(x);
    Real moderate = mean.maximum(SMALL).minimum(LARGE);
    Real excess = x.minus(moderate).div(moderate);
    Bool near = excess.stopGradient().abs().lessThan(0.5);
    Real far = x.maximum(1).log().minus(zero.select(0.0, logMean));
    Real ratio = near.select(near.select(excess, 0).log1p(), far);
    return zero.select(mean, ratio.times(x).minus(x.minus(mean)));
  }

  /** {@code log(x! e^x / x^x)}. */
  private static Real logRoot(Real x) {
    Real some = x.maximum(1);
    Real root = some.times(2 * Math.PI).log().times(0.5);
    return isZero(x).select(0.0, root.plus(Stable.stirlingCorrection(some)));
  }

  private static Bool isZero(Real x) {
    return x.stopGradient().equalTo(0);
  }
}
