package org.ppl4j.dist;

import org.ppl4j.Real;

/** The hyperbolic tangent, onto the interval (-1, 1). */
public record TanhBijector() implements ElementwiseBijector {
  @Override
  public Real forward(Real unconstrained) {
    return unconstrained.tanh();
  }

  @Override
  public Real inverse(Real constrained) {
    return constrained.log1p().minus(constrained.unaryMinus().log1p()).times(0.5);
  }

  @Override
  public Real logSlopes(Real unconstrained) {
    return logSlope(unconstrained);
  }

  /** {@code log(1 - tanh(u)^2)}, written so that it does not cancel. */
  static Real logSlope(Real u) {
    Real twice = u.times(2);
    return twice.softplus().plus(twice.unaryMinus().softplus()).minus(Math.log(4)).unaryMinus();
  }
}
