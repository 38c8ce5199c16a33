package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.ir.Constant;
import org.ppl4j.type.Shape;

/**
 * The map {@code shift + scale u}, element by element.
 *
 * @param shift of the values' shape, or a scalar
 * @param scale not 0, of the values' shape, or a scalar; where it is staged it is taken to be
 *     positive by {@link #isIncreasing}, which only distribution functions and quantiles ask
 */
public record AffineBijector(Real shift, Real scale) implements ElementwiseBijector {
  /** Checks literal parameters. */
  public AffineBijector {
    Parameters.finite("affine", "shift", shift);
    Parameters.check(
        "affine", "scale", scale, "finite and not 0", x -> x != 0 && Double.isFinite(x));
  }

  @Override
  public Real forward(Real unconstrained) {
    Shape shape = unconstrained.shape();
    return unconstrained.times(Members.fit(scale, shape)).plus(Members.fit(shift, shape));
  }

  @Override
  public Real inverse(Real constrained) {
    Shape shape = constrained.shape();
    return constrained.minus(Members.fit(shift, shape)).div(Members.fit(scale, shape));
  }

  @Override
  public Real logSlopes(Real unconstrained) {
    return scale.abs().log().expand(unconstrained.shape().dims());
  }

  @Override
  public boolean isIncreasing() {
    return !(scale.expr().op() instanceof Constant constant
        && constant.value().shape().isScalar()
        && constant.value().get(0) < 0);
  }
}
