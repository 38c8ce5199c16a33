package org.ppl4j.dist;

import org.ppl4j.Real;

/** The exponential, onto the positive reals: {@code log |J| = sum u}. */
public record ExpBijector() implements ElementwiseBijector {
  @Override
  public Real forward(Real unconstrained) {
    return unconstrained.exp();
  }

  @Override
  public Real inverse(Real constrained) {
    return constrained.log();
  }

  @Override
  public Real logSlopes(Real unconstrained) {
    return unconstrained;
  }
}
