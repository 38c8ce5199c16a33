package org.ppl4j.runtime.jvm;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Reduction;

/**
 * Which nodes of several axes are computed in one loop over all elements, as they lie: elementwise
 * ones whose operands are scalars or arrays of the same shape, and sums of all their elements.
 * Nodes that are looked at along single axes keep their axes, so that they share loops.
 */
final class Flat {
  private Flat() {}

  static Set<Expr> nodes(List<Expr> nodes) {
    Set<Expr> flat = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : nodes) {
      if (isWide(node) && node.op() instanceof Elementwise && !Views.isView(node)) {
        if (node.inputs().stream().allMatch(Flat::isPlain)) {
          flat.add(node);
        }
      }
    }
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Expr node = nodes.get(i);
      boolean partial = node.op() instanceof Reduction && !node.shape().isScalar();
      if (partial || Views.isView(node)) {
        node.inputs().forEach(flat::remove);
      }
    }
    for (Expr node : nodes) {
      boolean whole = node.op() instanceof Reduction && node.shape().isScalar();
      if (whole && flat.contains(node.input(0))) {
        flat.add(node);
      }
    }
    return flat;
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
