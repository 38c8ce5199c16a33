package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * The integers between two bounds, both included.
 *
 * @param first the least, literal or staged
 * @param last the greatest
 */
public record IntegerRange(Int first, Int last) implements DiscreteSupport, BoundedSupport {
  @Override
  public String describe() {
    return "integerRange(" + Members.text(first) + ", " + Members.text(last) + ")";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(between(x)).and(Members.integers(x));
  }

  @Override
  public Real lower() {
    return first.toReal();
  }

  @Override
  public Real upper() {
    return last.toReal();
  }
}
