package org.ppl4j.dist;

import org.ppl4j.Real;

/** What weak derivatives of several distributions are made of. */
final class WeakParts {
  private WeakParts() {}

  /**
   * The derivative of a gamma number's law in its shape parameter {@code a}: by Frullani's integral
   * for {@code log x - digamma(a)} it is
   *
   * <pre>d/da E f(x) = E integral over t in (0, 1) of (1 - t)^(a - 1) / t (f(x) - f((1 - t) x)).
   * </pre>
   *
   * With {@code t} drawn from the beta distribution of {@code 1/2} and {@code a} the weight is
   * {@code B(1/2, a) / sqrt(t)}, and the variance is finite for costs that jump as well.
   *
   * @param t the part that is cut off
   * @param weight of the difference
   */
  record Shrink(Real t, Real weight) {
    static Shrink of(Real a, Real uniform) {
      Real half = Real.constant(0.5);
      Real t = half.betaIInverse(a, uniform).maximum(Double.MIN_NORMAL);
      return new Shrink(t, Stable.logBeta(half, a).exp().div(t.sqrt()));
    }

    Real apply(Real x) {
      return x.minus(x.times(t));
    }
  }
}
