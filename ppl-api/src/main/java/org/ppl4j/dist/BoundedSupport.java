package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;

/** A support of numbers between two bounds, each by itself. */
public interface BoundedSupport extends Support {
  /** The lower bound, of a value's shape or a scalar; the literal -infinity if there is none. */
  Real lower();

  /** The upper bound, of a value's shape or a scalar; the literal infinity if there is none. */
  Real upper();

  /** Which numbers lie between the bounds, each by itself. */
  default Bool between(Value value) {
    Real x = Members.real(value);
    Real lower = Members.fit(lower(), x.shape());
    return x.atLeast(lower).and(x.atMost(Members.fit(upper(), x.shape())));
  }
}
