package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** The integers from 0. */
public record NonNegativeInteger() implements DiscreteSupport, BoundedSupport {
  @Override
  public String describe() {
    return "nonNegativeInteger";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(x.atLeast(0)).and(Members.integers(x));
  }

  @Override
  public Real lower() {
    return Real.constant(0.0);
  }

  @Override
  public Real upper() {
    return Real.constant(Double.POSITIVE_INFINITY);
  }
}
