package org.ppl4j.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.model.Structure;
import org.ppl4j.op.StopGradient;

/**
 * What moves with what is learned, in the sense of derivatives: params, and the values of random
 * sites that derivatives pass through.
 */
final class Learned {
  private final Set<Expr> values = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Adds the placeholders of a value through which derivatives pass. */
  void add(List<Expr> placeholders) {
    values.addAll(placeholders);
  }

  /** Whether a distribution does. */
  boolean moves(Object distribution) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Expr> open = new ArrayList<>();
    for (Value value : Structure.values(distribution)) {
      open.add(value.expr());
    }
    while (!open.isEmpty()) {
      Expr node = open.remove(open.size() - 1);
      if (!seen.add(node) || node.op() instanceof StopGradient) {
        continue;
      }
      if (values.contains(node) || isParam(node)) {
        return true;
      }
      open.addAll(node.inputs());
    }
    return false;
  }

  private static boolean isParam(Expr node) {
    return node.op() instanceof Input input && input.kind().startsWith("param ");
  }
}
