package org.ppl4j.objective;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.error.NonSmoothUse;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.AttachGradient;
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
    List<Expr> nodes = Graph.nodes(bodies);
    Set<Expr> counting = counting(nodes, bodies);
    Set<Expr> moving = Collections.newSetFromMap(new IdentityHashMap<>());
    moving.add(placeholder);
    for (Expr node : nodes) {
      if (!counting.contains(node) || node.inputs().stream().noneMatch(moving::contains)) {
        continue;
      }
      if (node.op().jumps() || node.types().stream().noneMatch(Type::isReal)) {
        throw NonSmoothUse.of(strategy, placeholder.party(), node.party(), placeholder.source());
      }
      moving.add(node);
    }
  }

  /** The nodes that reach a body on some way without a {@code stopGradient}. */
  private static Set<Expr> counting(List<Expr> nodes, List<Expr> bodies) {
    Set<Expr> counting = Collections.newSetFromMap(new IdentityHashMap<>());
    counting.addAll(bodies);
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Expr node = nodes.get(i);
      if (node.op() instanceof StopGradient) {
        counting.remove(node);
      } else if (counting.contains(node) && node.op() instanceof AttachGradient) {
        counting.addAll(node.inputs().subList(0, 2)); // The derivative's own does not count.
      } else if (counting.contains(node)) {
        counting.addAll(node.inputs());
      }
    }
    return counting;
  }
}
