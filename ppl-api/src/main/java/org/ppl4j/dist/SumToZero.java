package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Vectors that sum to 0 along the innermost axis, to within 1e-6 times the sum of their absolute
 * values or 1, whichever is greater. From unconstrained space by {@link Isometry}.
 */
public record SumToZero() implements Support {
  @Override
  public String describe() {
    return "sumToZero";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    int axis = LastAxis.of(x);
    Real room = x.abs().sum(axis).maximum(1).times(Members.TOLERANCE);
    return Members.all(x.sum(axis).abs().atMost(room)).and(Members.finite(x));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.vector(this, shape);
    return new Isometry();
  }

  /**
   * The map that keeps lengths and angles, onto the coordinates of an orthonormal basis: {@code x_k
   * = sum_{n>=k} w_n - (k - 1) w_{k-1}} with {@code w_n = u_n / sqrt(n (n + 1))}; its Jacobian is
   * 1. Source: Stan Reference Manual, "Zero sum vector".
   */
  public record Isometry() implements Bijector {
    @Override
    public Shape unconstrainedShape(Shape constrained) {
      return LastAxis.resized(constrained, constrained.dim(constrained.rank() - 1) - 1);
    }

    @Override
    public Real forward(Real unconstrained) {
      int axis = LastAxis.of(unconstrained);
      Real scaled = unconstrained.times(scales(unconstrained.shape()));
      Real own = scaled.times(counts(scaled.shape()));
      return LastAxis.sumFrom(scaled).pad(axis, 0, 1).minus(own.pad(axis, 1, 0));
    }

    @Override
    public Real inverse(Real constrained) {
      int axis = LastAxis.of(constrained);
      int free = constrained.shape().dim(axis) - 1;
      Real before = constrained.slice(axis, 0, free).cumsum(axis);
      Real own = constrained.slice(axis, 1, free + 1);
      return before.minus(own.times(counts(own.shape()))).times(scales(own.shape()));
    }

    @Override
    public Real logJacobian(Real unconstrained) {
      return Real.constant(0.0);
    }

    private static Real counts(Shape shape) {
      double[] counts = new double[shape.dim(shape.rank() - 1)];
      for (int n = 1; n <= counts.length; n++) {
        counts[n - 1] = n;
      }
      return LastAxis.weights(counts, shape);
    }

    private static Real scales(Shape shape) {
      double[] scales = new double[shape.dim(shape.rank() - 1)];
      for (int n = 1; n <= scales.length; n++) {
        scales[n - 1] = 1 / Math.sqrt(n * (n + 1.0));
      }
      return LastAxis.weights(scales, shape);
    }
  }
}
