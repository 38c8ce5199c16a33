package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;

/** Logarithms of probabilities whose complements are known too. */
final class Tails {
  private Tails() {}

  /** {@code log(part)}, where {@code part + rest = 1}, from the smaller of both. */
  static Real log(Real part, Real rest) {
    Bool small = part.stopGradient().lessThan(rest.stopGradient());
    return small.select(
        small.select(part, 1.0).log(), small.select(0.0, rest).unaryMinus().log1p());
  }
}
