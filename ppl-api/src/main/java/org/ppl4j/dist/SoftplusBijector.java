package org.ppl4j.dist;

import org.ppl4j.Real;

/**
 * The map {@code log(1 + exp(u))}, onto the positive reals: like {@link ExpBijector} far below 0,
 * like the identity far above.
 */
public record SoftplusBijector() implements ElementwiseBijector {
  @Override
  public Real forward(Real unconstrained) {
    return unconstrained.softplus();
  }

  @Override
  public Real inverse(Real constrained) {
    return constrained.plus(constrained.unaryMinus().expm1().unaryMinus().log());
  }

  @Override
  public Real logSlopes(Real unconstrained) {
    return unconstrained.unaryMinus().softplus().unaryMinus();
  }
}
