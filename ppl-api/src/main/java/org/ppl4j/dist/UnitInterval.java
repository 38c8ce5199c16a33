package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/** All reals from 0 to 1, both included; from unconstrained space by the logistic function. */
public record UnitInterval() implements BoundedSupport {
  @Override
  public String describe() {
    return "unitInterval";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(x.atLeast(0).and(x.atMost(1)));
  }

  @Override
  public Real lower() {
    return Real.constant(0.0);
  }

  @Override
  public Real upper() {
    return Real.constant(1.0);
  }

  @Override
  public Bijector bijector(Shape shape) {
    return new SigmoidBijector();
  }
}
