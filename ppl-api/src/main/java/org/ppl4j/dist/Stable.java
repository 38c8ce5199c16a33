package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;

/**
 * Staged functions that keep their digits where the textbook formula loses them. Branches that are
 * not taken are given harmless arguments, so that derivatives stay finite too.
 */
final class Stable {
  /** Beyond this, Stirling's series below is exact to rounding. */
  private static final double LARGE = 12;

  /** Beyond this the series of {@link #digammaHalfStep} is exact to rounding. */
  private static final double HALF_STEP_LARGE = 100;

  /** The Euler-Mascheroni constant. */
  static final double EULER = 0.5772156649015329;

  private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** Coefficients of {@code x^-1, x^-3, ...} in Stirling's series: Abramowitz and Stegun 6.1.41. */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  private Stable() {}

  /** {@code c log x}, given {@code log x}; 0 where both are, as in {@code x^0} at 0. */
  static Real timesLog(Real c, Real logX) {
    Bool vanishes =
        c.stopGradient().equalTo(0).and(logX.stopGradient().equalTo(Double.NEGATIVE_INFINITY));
    return c.times(vanishes.select(0, logX));
  }

  /** {@code log(1 - exp(-e^s))}: {@code s} itself far down, where {@code e^s} is lost. */
  static Real log1mexpOfExp(Real s) {
    Real far = s.minimum(-20).exp().times(-0.5).plus(s);
    return s.stopGradient().lessThan(-20).select(far, s.maximum(-21).exp().log1mexp());
  }

  /** {@code log(1 + w^2)}, where the square may overflow. */
  static Real log1pSquare(Real w) {
    Bool large = w.abs().stopGradient().greaterThan(1);
    Real outer = large.select(w, 1);
    Real inner = large.select(outer.pow(-1), w);
    return inner.square().log1p().plus(outer.abs().log().times(2));
  }

  /** {@code log(y / a)}, exact where they are close. */
  static Real logRatio(Real y, Real a) {
    return logRatio(y, y.log(), a);
  }

  private static Real logRatio(Real y, Real logY, Real a) {
    Real excess = y.minus(a).div(a);
    Bool near = excess.abs().stopGradient().lessThan(0.5);
    return near.select(near.select(excess, 0).log1p(), logY.minus(a.log()).minimum(1e3));
  }

  /**
   * What Stirling's formula lacks: {@code lgamma(x) - ((x - 1/2) log x - x + log sqrt(2 pi))},
   * which is about {@code 1 / (12 x)}.
   */
  static Real stirlingCorrection(Real x) {
    Real inverse = x.maximum(LARGE).pow(-1);
    Real square = inverse.square();
    Real series = Real.constant(STIRLING[STIRLING.length - 1]);
    for (int i = STIRLING.length - 2; i >= 0; i--) {
      series = series.times(square).plus(STIRLING[i]);
    }
    Real small = x.minimum(LARGE);
    Real stirling = small.minus(0.5).times(small.log()).minus(small).plus(LOG_SQRT_TWO_PI);
    return x.stopGradient()
        .atLeast(LARGE)
        .select(series.times(inverse), small.lgamma().minus(stirling));
  }

  /**
   * The log density {@code log(y^(a - 1) e^-y / Gamma(a))} of a gamma number of shape {@code a} and
   * rate 1. With Stirling's formula taken out, terms of order {@code a log a} do not appear only to
   * cancel.
   *
   * @param logY the logarithm of {@code y}, which may be known where {@code y} has no number
   */
  static Real logGammaDensity(Real a, Real y, Real logY) {
    Real log = timesLog(a.minus(1), logRatio(y, logY, a));
    Bool finite = y.stopGradient().atMost(Double.MAX_VALUE);
    Real main = log.minus(finite.select(y, Double.MAX_VALUE).minus(a));
    return main.minus(a.log().times(0.5)).minus(LOG_SQRT_TWO_PI).minus(stirlingCorrection(a));
  }

  /**
   * The log density {@code log(x^(a - 1) (1 - x)^(b - 1) / B(a, b))} of a beta number, about its
   * mean {@code a / (a + b)} in the same way.
   */
  static Real logBetaDensity(Real a, Real b, Real x) {
    Real n = a.plus(b);
    Real low = timesLog(a.minus(1), logRatio(x, a.div(n)));
    Real q = b.div(n);
    Real excess = a.div(n).minus(x).div(q);
    Bool near = excess.abs().stopGradient().lessThan(0.5);
    Real ratio = near.select(near.select(excess, 0).log1p(), x.unaryMinus().log1p().minus(q.log()));
    Real high = timesLog(b.minus(1), ratio);
    Real corrections =
        stirlingCorrection(n).minus(stirlingCorrection(a)).minus(stirlingCorrection(b));
    Real logs = n.log().times(1.5).minus(a.log().plus(b.log()).times(0.5));
    return low.plus(high).plus(logs).plus(corrections).minus(LOG_SQRT_TWO_PI);
  }

  /** {@code log B(a, b)}, also where its gamma functions are huge. */
  static Real logBeta(Real a, Real b) {
    Real n = a.plus(b);
    Real main = a.times(logRatio(a, n)).plus(b.times(logRatio(b, n)));
    Real corrections =
        stirlingCorrection(a).plus(stirlingCorrection(b)).minus(stirlingCorrection(n));
    Real logs = n.log().minus(a.log()).minus(b.log()).times(0.5);
    return main.plus(logs).plus(corrections).plus(LOG_SQRT_TWO_PI);
  }

  /** {@code log(Gamma(x + 1/2) / (Gamma(x) sqrt(x)))}, which tends to 0. */
  static Real logGammaHalfStep(Real x) {
    Real main = x.times(x.times(2).pow(-1).log1p()).minus(0.5);
    return main.plus(stirlingCorrection(x.plus(0.5))).minus(stirlingCorrection(x));
  }

  /** {@code digamma(x + 1/2) - digamma(x)}, which is about {@code 1 / (2 x)}. */
  static Real digammaHalfStep(Real x) {
    Real inverse = x.maximum(HALF_STEP_LARGE).pow(-1);
    Real square = inverse.square();
    Real series = square.times(1.0 / 128).minus(1.0 / 64).times(square).plus(1.0 / 8);
    Real small = x.minimum(HALF_STEP_LARGE);
    Real difference = small.plus(0.5).digamma().minus(small.digamma());
    Bool large = x.stopGradient().atLeast(HALF_STEP_LARGE);
    return large.select(series.times(inverse).plus(0.5).times(inverse), difference);
  }

  /**
   * The {@code z} with {@code log Phi(z) = l}: the normal quantile of a probability that is given
   * by its logarithm, and may be too small for a number. One Newton step, from a start that
   * receives no derivative, gives the derivative its implicit value.
   */
  static Real ndtriExp(Real l) {
    Bool far = l.stopGradient().lessThan(-300);
    Real near = far.select(-1, l).exp().ndtri();
    Real goal = far.select(l, -400);
    Real twice = goal.times(-2).minus(2 * LOG_SQRT_TWO_PI);
    Real z = twice.minus(twice.log()).sqrt().unaryMinus().stopGradient();
    for (int i = 0; i < 4; i++) {
      Real log = z.logNdtr();
      Real slope = z.square().times(-0.5).minus(LOG_SQRT_TWO_PI).minus(log).exp();
      z = z.minus(log.minus(goal).div(slope));
      z = i < 3 ? z.stopGradient() : z;
    }
    return far.select(z, near);
  }

  /** {@code log(Phi(b) - Phi(a))} for {@code a < b}, reflected into the lower tail. */
  static Real logNdtrDifference(Real a, Real b) {
    Bool upper = a.plus(b).stopGradient().greaterThan(0);
    Real high = upper.select(a.unaryMinus(), b).logNdtr();
    Real low = upper.select(b.unaryMinus(), a).logNdtr();
    return high.plus(high.minus(low).log1mexp());
  }
}
