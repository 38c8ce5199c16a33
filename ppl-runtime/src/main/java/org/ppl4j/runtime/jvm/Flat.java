package org.ppl4j.runtime.jvm;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Reduction;
import org.ppl4j.op.Transpose;

/**
 * Which nodes of several axes are computed in one loop over all elements, as they lie: elementwise
 * ones whose operands are scalars or arrays of the same shape, and sums of all their elements.
 * Nodes that are looked at along single axes keep their axes, so that they share loops.
 */
final class Flat {
  /** An axis that fills a vector. */
  private static final int LONG = 8;

  private Flat() {}

  static Set<Expr> nodes(List<Expr> nodes) {
    Set<Expr> flat = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : nodes) {
      if (isComputed(node) && node.inputs().stream().allMatch(Flat::isPlain)) {
        flat.add(node);
      }
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Expr node = nodes.get(i);
      boolean partial = node.op() instanceof Reduction && !node.shape().isScalar();
      if (partial || Views.isView(node)) {
        node.inputs().forEach(flat::remove);
      }
    }
    keepTogether(nodes, flat);
    for (Expr node : nodes) {
      boolean whole = node.op() instanceof Reduction && node.shape().isScalar();
      if (whole && flat.contains(node.input(0))) {
        flat.add(node);
      }
    }
    return flat;
  }

  /** What shares a loop of vectors with what keeps its axes keeps its own. */
  private static void keepTogether(List<Expr> nodes, Set<Expr> flat) {
    Set<Expr> turned = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Expr> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : nodes) {
      if (isComputed(node) && !flat.contains(node)) {
        // A first axis that lies innermost, or a last one that fills a vector.
        if (node.inputs().stream().anyMatch(operand -> operand.op() instanceof Transpose)) {
          turned.add(node);
        }
        if (node.shape().dim(node.shape().rank() - 1) >= LONG) {
          kept.add(node);
        }
      }
    }
    spread(nodes, turned, node -> isComputed(node) || node.op() instanceof Reduction);
    kept.addAll(turned);
    spread(nodes, kept, Flat::isComputed);
    flat.removeAll(kept);
  }

  /** Adds the operands and the users of those that are in the set, among some of the nodes. */
  private static void spread(List<Expr> nodes, Set<Expr> set, Predicate<Expr> among) {
    int before;
    do {
      before = set.size();
      for (Expr node : nodes) {
        for (Expr operand : isWide(node) && among.test(node) ? node.inputs() : List.<Expr>of()) {
          boolean both = isWide(operand) && among.test(operand);
          if (both && set.contains(node) != set.contains(operand)) {
            set.add(node);
            set.add(operand);
          }
        }
      }
    } while (set.size() > before);
  }

  /** Whether a node of several axes is computed element by element. */
  private static boolean isComputed(Expr node) {
    return isWide(node) && node.op() instanceof Elementwise && !Views.isView(node);
  }

  private static boolean isWide(Expr node) {
    return node.types().size() == 1 && node.shape().rank() >= 2;
  }

  private static boolean isPlain(Expr operand) {
    return operand.shape().isScalar()
        || !Views.isView(operand)
        || (operand.op() instanceof Expand expand && expand.axes().count() == 0);
  }
}
