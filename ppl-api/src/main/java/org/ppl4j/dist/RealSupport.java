package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/** All finite reals. */
public record RealSupport() implements BoundedSupport {
  @Override
  public String describe() {
    return "real";
  }

  @Override
  public Bool contains(Value value) {
    return Members.all(Members.real(value).abs().lessThan(Double.POSITIVE_INFINITY));
  }

  @Override
  public Real lower() {
    return Real.constant(Double.NEGATIVE_INFINITY);
  }

  @Override
  public Real upper() {
    return Real.constant(Double.POSITIVE_INFINITY);
  }

  @Override
  public Bijector bijector(Shape shape) {
    return new Identity();
  }

  /** The map that changes nothing. */
  public record Identity() implements ElementwiseBijector {
    @Override
    public Real forward(Real unconstrained) {
      return unconstrained;
    }

    @Override
    public Real inverse(Real constrained) {
      return constrained;
    }

    @Override
    public Real logSlopes(Real unconstrained) {
      return Real.constant(0.0).expand(unconstrained.shape().dims());
    }
  }
}
