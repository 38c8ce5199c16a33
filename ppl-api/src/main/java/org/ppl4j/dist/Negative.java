package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/** All finite reals below 0; from unconstrained space by {@code -exp(u)}. */
public record Negative() implements BoundedSupport {
  @Override
  public String describe() {
    return "negative";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(between(x)).and(Members.finite(x));
  }

  @Override
  public Real lower() {
    return Real.constant(Double.NEGATIVE_INFINITY);
  }

  @Override
  public Real upper() {
    return Real.constant(0.0);
  }

  @Override
  public Bool between(Value value) {
    return Members.real(value).lessThan(0);
  }

  @Override
  public Bijector bijector(Shape shape) {
    return new LessThan.MinusExp(Real.constant(0.0));
  }
}
