package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Vectors of positive elements that increase along the innermost axis; equal neighbours count,
 * since close ones may round to one. From unconstrained space by {@code x_1 = exp(u_1), x_k =
 * x_{k-1} + exp(u_k)}. Source: Stan Reference Manual, "Positive ordered vector".
 */
public record PositiveOrdered() implements Support {
  @Override
  public String describe() {
    return "positiveOrdered";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Ordered.increases(x).and(Members.all(x.greaterThan(0))).and(Members.finite(x));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.vector(this, shape);
    return new Steps();
  }

  /** The map that takes the logarithms of the steps, the first one from 0. */
  public record Steps() implements Bijector {
    @Override
    public Shape unconstrainedShape(Shape constrained) {
      return constrained;
    }

    @Override
    public Real forward(Real unconstrained) {
      return unconstrained.exp().cumsum(LastAxis.of(unconstrained));
    }

    @Override
    public Real inverse(Real constrained) {
      int axis = LastAxis.of(constrained);
      int size = constrained.shape().dim(axis);
      return constrained.minus(constrained.slice(axis, 0, size - 1).pad(axis, 1, 0)).log();
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      return unconstrained.sum();
    }
  }
}
