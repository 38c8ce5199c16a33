package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** The truth values as numbers, 0 and 1. */
public record Bools() implements DiscreteSupport, BoundedSupport {
  @Override
  public String describe() {
    return "bools";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(x.equalTo(0).or(x.equalTo(1)));
  }

  @Override
  public Real lower() {
    return Real.constant(0.0);
  }

  @Override
  public Real upper() {
    return Real.constant(1.0);
  }
}
