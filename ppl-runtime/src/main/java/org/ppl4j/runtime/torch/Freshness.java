package org.ppl4j.runtime.torch;

import java.util.List;
import java.util.Set;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Div;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Log;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.Select;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.Slice;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Square;
import org.ppl4j.op.StopGradient;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Tanh;
import org.ppl4j.op.Times;
import org.ppl4j.op.Transpose;

/**
 * Which values a module makes in memory of their own: those of arithmetic, views of them, and those
 * at the end of a loop's body. Any other may be an input, or a view of one.
 */
final class Freshness {
  private static final Set<Class<? extends Op>> MAKERS =
      Set.of(
          Plus.class,
          Minus.class,
          Times.class,
          Div.class,
          Negate.class,
          Square.class,
          Sqrt.class,
          Exp.class,
          Log.class,
          Tanh.class,
          Sigmoid.class,
          Select.class,
          Concat.class,
          ScatterAdd.class,
          MatMul.class);

  private static final Set<Class<? extends Op>> VIEWS =
      Set.of(Transpose.class, Reshape.class, Expand.class, Slice.class, StopGradient.class);

  private Freshness() {}

  static boolean[] of(List<Expr> outputs) {
    boolean[] fresh = new boolean[outputs.size()];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = isFresh(outputs.get(i));
    }
    return fresh;
  }

  /** Whether a value is never in the memory of an input or of a constant. */
  static boolean isFresh(Expr value) {
    Expr node = value;
    while (true) {
      while (VIEWS.contains(node.op().getClass())) {
        node = node.input(0);
      }
      Expr of = node.op() instanceof Output ? node.input(0) : node;
      if (!(of.op() instanceof Scan scan) || scan.length() == 0) {
        return isMade(node.op());
      }
      // A loop without steps gives back what it began with; others give what the body makes.
      int result = node.op() instanceof Output picked ? picked.index() : 0;
      node = scan.body().outputs().get(result);
    }
  }

  private static boolean isMade(Op op) {
    return MAKERS.contains(op.getClass()) || (op instanceof Sum sum && sum.axes().count() > 0);
  }
}
