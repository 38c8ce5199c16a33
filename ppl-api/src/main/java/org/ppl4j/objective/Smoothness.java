package org.ppl4j.objective;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.error.NonSmoothUse;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.StopGradient;
import org.ppl4j.type.Type;

/**
 * Whether a cost moves without jumps as a value moves: only then does the derivative of the value's
 * path tell how the mean moves. What is reached through {@code stopGradient} only does not count:
 * with it an author says that it joins.
 */
final class Smoothness {
  private Smoothness() {}

  /** Fails at the first operation below the bodies in which the placeholder's value jumps. */
  static void check(Expr placeholder, List<Expr> bodies, String strategy) {
    if (!placeholder.type().isReal()) {
      return;
    }
    Set<Expr> moving = Collections.newSetFromMap(new IdentityHashMap<>());
    moving.add(placeholder);
    for (Expr node : Graph.nodes(bodies)) {
      boolean reached =
          !(node.op() instanceof StopGradient) && node.inputs().stream().anyMatch(moving::contains);
      if (!reached) {
        continue;
      }
      if (node.op().jumps() || node.types().stream().noneMatch(Type::isReal)) {
        throw NonSmoothUse.of(strategy, placeholder.party(), node.party(), placeholder.source());
      }
      moving.add(node);
    }
  }
}
