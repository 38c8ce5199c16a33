package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;

/** Differences of log-gamma functions, kept exact where the functions themselves are huge. */
final class LogGammas {
  private static final double LARGE = 15;

  private LogGammas() {}

  /**
   * {@code log(Gamma(a + k) / Gamma(a))} for positive {@code a} and {@code a + k}. For large {@code
   * a} it is {@code (a - 1/2) log1p(k / a) + k log(a + k) - k}, plus the difference of Stirling's
   * corrections.
   */
  static Real ratio(Real a, Real k) {
    Real direct = a.plus(k).lgamma().minus(a.lgamma());
    Real start = a.maximum(LARGE);
    Real end = start.plus(k).maximum(1);
    Real stirling =
        start
            .minus(0.5)
            .times(k.div(start).log1p())
            .plus(end.log().minus(1).times(k))
            .plus(Stable.stirlingCorrection(end).minus(Stable.stirlingCorrection(start)));
    return a.stopGradient().greaterThan(LARGE).select(stirling, direct);
  }

  /** {@code log(n! / (k! (n - k)!))}; -infinity unless {@code 0 <= k <= n}. */
  static Real logChoose(Real n, Real k) {
    Real lesser = k.minimum(n.minus(k));
    return ratio(n.minus(lesser).plus(1), lesser).minus(lesser.plus(1).lgamma());
  }

  /** {@code k log(x)}, which is 0 where both are 0. */
  static Real timesLog(Real k, Real x) {
    Bool none = k.stopGradient().equalTo(0).and(x.stopGradient().equalTo(0));
    return none.select(1.0, x).log().times(k);
  }

  /** {@code k log(1 - x)}, which is 0 where {@code k = 0} and {@code x = 1}. */
  static Real timesLogComplement(Real k, Real x) {
    Bool none = k.stopGradient().equalTo(0).and(x.stopGradient().equalTo(1));
    return none.select(0.0, x.unaryMinus()).log1p().times(k);
  }
}
