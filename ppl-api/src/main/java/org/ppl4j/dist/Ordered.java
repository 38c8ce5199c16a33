package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Vectors whose elements increase along the innermost axis; equal neighbours count, since close
 * ones may round to one. From unconstrained space by {@code x_1 = u_1, x_k = x_{k-1} + exp(u_k)}.
 * Source: Stan Reference Manual, "Ordered vector".
 */
public record Ordered() implements Support {
  @Override
  public String describe() {
    return "ordered";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return increases(x).and(Members.finite(x));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.vector(this, shape);
    return new Steps();
  }

  static Bool increases(Real x) {
    int axis = LastAxis.of(x);
    int size = x.shape().dim(axis);
    return Members.all(x.slice(axis, 0, size - 1).atMost(x.slice(axis, 1, size)));
  }

  /** The map that takes the logarithms of the steps, after the first element. */
  public record Steps() implements Bijector {
    @Override
    public Shape unconstrainedShape(Shape constrained) {
      return constrained;
    }

    @Override
    public Real forward(Real unconstrained) {
      int axis = LastAxis.of(unconstrained);
      Real first = unconstrained.slice(axis, 0, 1);
      return Real.concat(axis, first, steps(unconstrained).exp()).cumsum(axis);
    }

    @Override
    public Real inverse(Real constrained) {
      int axis = LastAxis.of(constrained);
      Real first = constrained.slice(axis, 0, 1);
      Real lower = constrained.slice(axis, 0, constrained.shape().dim(axis) - 1);
      return Real.concat(axis, first, steps(constrained).minus(lower).log());
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      return steps(unconstrained).sum();
    }

    private static Real steps(Real vectors) {
      int axis = LastAxis.of(vectors);
      return vectors.slice(axis, 1, vectors.shape().dim(axis));
    }
  }
}
