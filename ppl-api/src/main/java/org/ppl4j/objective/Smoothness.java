package org.ppl4j.objective;

import java.util.List;
import org.ppl4j.control.Jumps;
import org.ppl4j.error.NonSmoothUse;
import org.ppl4j.ir.Expr;

/**
 * Whether a cost moves without jumps as a value moves: only then does the derivative of the value's
 * path tell how the mean moves.
 */
final class Smoothness {
  private Smoothness() {}

  /** Fails at the first operation below the bodies in which the placeholder's value jumps. */
  static void check(Expr placeholder, List<Expr> bodies, String strategy) {
    if (!placeholder.type().isReal()) {
      return;
    }
    List<Expr> jumps = Jumps.between(List.of(placeholder), bodies);
    if (!jumps.isEmpty()) {
      throw NonSmoothUse.of(
          strategy, placeholder.party(), jumps.get(0).party(), placeholder.source());
    }
  }
}
