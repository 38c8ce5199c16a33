package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Vectors of Euclidean length 1 along the innermost axis, their squares summing to 1 to within
 * 1e-6. From unconstrained space by {@link Direction}.
 */
public record UnitVector() implements Support {
  @Override
  public String describe() {
    return "unitVector";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.close(x.square().sum(LastAxis.of(x)), Real.constant(1.0));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.vector(this, shape);
    return new Direction();
  }

  /**
   * The map {@code u / |u|}, which forgets the length: not a bijection, but with the term {@code
   * -u'u / 2} in place of a Jacobian, under which {@code u} is standard normal where the direction
   * is uniform. {@code inverse} gives the {@code u} of length 1. The zero vector, which has no
   * direction, goes to the first axis. Source: Stan Reference Manual, "Unit vector".
   */
  public record Direction() implements Bijector {
    @Override
    public Shape unconstrainedShape(Shape constrained) {
      return constrained;
    }

    @Override
    public Real forward(Real unconstrained) {
      int axis = LastAxis.of(unconstrained);
      Shape shape = unconstrained.shape();
      Real squares = unconstrained.square().sum(axis);
      Bool none = squares.stopGradient().equalTo(0);
      Real length = none.select(1, squares).sqrt();
      double[] first = new double[shape.dim(axis)];
      first[0] = 1;
      Real instead = LastAxis.weights(first, shape).times(LastAxis.spread(none.toReal(), shape));
      return unconstrained.div(LastAxis.spread(length, shape)).plus(instead);
    }

    @Override
    public Real inverse(Real constrained) {
      return constrained;
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      return unconstrained.square().sum().times(-0.5);
    }
  }
}
