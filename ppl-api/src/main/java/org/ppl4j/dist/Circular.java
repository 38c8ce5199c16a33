package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * Angles in radians, from -pi to pi. The circle cannot be laid out on a line: the map is that onto
 * the interval (-pi, pi), as in Stan, so that mass about pi is cut in two.
 */
public record Circular() implements BoundedSupport {
  @Override
  public String describe() {
    return "circular";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(x.abs().atMost(Math.PI));
  }

  @Override
  public Real lower() {
    return Real.constant(-Math.PI);
  }

  @Override
  public Real upper() {
    return Real.constant(Math.PI);
  }

  @Override
  public Bijector bijector(Shape shape) {
    return new Interval.Logit(lower(), upper());
  }
}
