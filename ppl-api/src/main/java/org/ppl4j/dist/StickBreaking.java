package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * From {@code K - 1} reals to a simplex of {@code K}: {@code z_k = sigmoid(u_k - log(K - k))} is
 * the part of the remaining stick that {@code x_k} takes, and {@code x_K} is what is left; zero
 * maps to the centre. {@code log |J| = sum_k log z_k + log(1 - z_k) + log(1 - sum_{j<k} x_j)}, onto
 * the first {@code K - 1} elements.
 *
 * <p>Source: Stan Reference Manual (2.35), "Unit simplex"; here with logarithms of the remaining
 * stick, which do not cancel.
 */
public record StickBreaking() implements Bijector {
  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return LastAxis.resized(constrained, constrained.dim(constrained.rank() - 1) - 1);
  }

  @Override
  public Real forward(Real unconstrained) {
    Real shifted = shifted(unconstrained);
    int axis = LastAxis.of(shifted);
    Real taken = shifted.unaryMinus().softplus().unaryMinus();
    Real left = shifted.softplus().unaryMinus().cumsum(axis).pad(axis, 1, 0);
    return taken.pad(axis, 0, 1).plus(left).exp();
  }

  @Override
  public Real inverse(Real constrained) {
    int axis = LastAxis.of(constrained);
    int free = constrained.shape().dim(axis) - 1;
    Real rest = LastAxis.sumFrom(constrained.slice(axis, 1, free + 1));
    Real logit = constrained.slice(axis, 0, free).log().minus(rest.log());
    return logit.plus(offsets(logit.shape()));
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    Real shifted = shifted(unconstrained);
    Real kept = shifted.softplus().unaryMinus();
    Real taken = shifted.unaryMinus().softplus().unaryMinus();
    return taken.plus(kept).plus(LastAxis.sumBefore(kept)).sum();
  }

  private static Real shifted(Real unconstrained) {
    return unconstrained.minus(offsets(unconstrained.shape()));
  }

  /** {@code log(K - k)}, with which zeros break the stick evenly. */
  private static Real offsets(Shape shape) {
    int free = shape.dim(shape.rank() - 1);
    double[] offsets = new double[free];
    for (int k = 0; k < free; k++) {
      offsets[k] = Math.log(free - k);
    }
    return LastAxis.weights(offsets, shape);
  }
}
