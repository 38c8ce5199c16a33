package org.ppl4j.runtime.torch;

import java.util.List;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Div;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Times;

/**
 * Which results a module makes in memory of their own, so that they need not be copied before the
 * next call: those of arithmetic, by itself or at the end of a loop's body. Any other may be an
 * input, or a view of one.
 */
final class Freshness {
  private Freshness() {}

  static boolean[] of(List<Expr> outputs) {
    boolean[] fresh = new boolean[outputs.size()];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = isFresh(outputs.get(i));
    }
    return fresh;
  }

  private static boolean isFresh(Expr output) {
    Expr node = output;
    while (true) {
      Expr of = node.op() instanceof Output ? node.input(0) : node;
      if (!(of.op() instanceof Scan scan) || scan.length() == 0) {
        return isArithmetic(node.op());
      }
      // A loop without steps gives back what it began with; others give what the body makes.
      int result = node.op() instanceof Output picked ? picked.index() : 0;
      node = scan.body().outputs().get(result);
    }
  }

  private static boolean isArithmetic(Op op) {
    return op instanceof Plus || op instanceof Minus || op instanceof Times || op instanceof Div;
  }
}
