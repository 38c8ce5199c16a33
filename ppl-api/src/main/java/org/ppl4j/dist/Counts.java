package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * Vectors of counts from 0 that sum to a total, along the innermost axis: what a multinomial draws.
 *
 * @param total the sum, literal or staged: a scalar, or one for each vector of a stack
 */
public record Counts(Int total) implements DiscreteSupport {
  @Override
  public String describe() {
    return "counts(" + Members.text(total) + ")";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    Real sums = x.sum(LastAxis.of(x));
    Bool whole = Members.all(x.atLeast(0)).and(Members.integers(x));
    return whole.and(Members.all(sums.equalTo(Members.fit(total.toReal(), sums.shape()))));
  }
}
