package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** All integers. */
public record Integers() implements DiscreteSupport, BoundedSupport {
  @Override
  public String describe() {
    return "integer";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.integers(x);
  }

  @Override
  public Real lower() {
    return Real.constant(Double.NEGATIVE_INFINITY);
  }

  @Override
  public Real upper() {
    return Real.constant(Double.POSITIVE_INFINITY);
  }
}
