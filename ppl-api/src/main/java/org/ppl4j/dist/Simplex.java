package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Vectors of numbers from 0 that sum to 1 (to within 1e-6), along the innermost axis. From
 * unconstrained space by {@link StickBreaking}; {@link SoftmaxSimplex} is another way.
 */
public record Simplex() implements Support {
  @Override
  public String describe() {
    return "simplex";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    Real sums = x.sum(LastAxis.of(x));
    return Members.all(x.atLeast(0)).and(Members.close(sums, Real.constant(1.0)));
  }

  @Override
  public Bijector bijector(Shape shape) {
    Members.vector(this, shape);
    return new StickBreaking();
  }
}
