package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** Vectors with a 1 at one place and 0 elsewhere, along the innermost axis. */
public record OneHot() implements DiscreteSupport {
  @Override
  public String describe() {
    return "oneHot";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    Bool bits = Members.all(x.equalTo(0).or(x.equalTo(1)));
    return bits.and(Members.all(x.sum(LastAxis.of(x)).equalTo(1)));
  }
}
