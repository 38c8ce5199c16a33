package org.ppl4j.dist;

import org.ppl4j.Real;

/** The logistic function {@code 1 / (1 + exp(-u))}, onto the unit interval. */
public record SigmoidBijector() implements ElementwiseBijector {
  @Override
  public Real forward(Real unconstrained) {
    return unconstrained.sigmoid();
  }

  @Override
  public Real inverse(Real constrained) {
    return constrained.log().minus(constrained.unaryMinus().log1p());
  }

  @Override
  public Real logSlopes(Real unconstrained) {
    return unconstrained.softplus().plus(unconstrained.unaryMinus().softplus()).unaryMinus();
  }
}
