package org.ppl4j.runtime.torch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Times;

/**
 * A sum or difference whose second term is an array times a constant, {@code a + c x}: one pass.
 *
 * @param value the whole
 * @param term the other term
 * @param scaled the product, which nothing else uses
 */
record ScaledSum(Expr value, Expr term, Expr scaled) implements Fusion {
  /** The sum that a node is, or null. */
  static @Nullable ScaledSum match(Expr node, Uses uses) {
    boolean sum = node.op() instanceof Plus;
    if ((!sum && !(node.op() instanceof Minus)) || !node.type().isReal()) {
      return null;
    }
    for (int i = 1; i >= (sum ? 0 : 1); i--) {
      Expr scaled = node.input(i);
      if (scaled.op() instanceof Times
          && scaled.shape().size() > 1
          && scaled.input(1).op() instanceof Constant
          && scaled.input(1).shape().isScalar()
          && uses.isOne(scaled)) {
        return new ScaledSum(node, node.input(1 - i), scaled);
      }
    }
    return null;
  }

  @Override
  public List<Expr> results() {
    return List.of(value);
  }

  @Override
  public List<Expr> operands() {
    return List.of(term, scaled.input(0));
  }

  @Override
  public List<Expr> inner() {
    return List.of(scaled);
  }

  @Override
  public String write(LoweringContext context, NodeMap<String> names) {
    return "%s = torch.%s(%s, %s, alpha=%s)"
        .formatted(
            names.get(value),
            value.op() instanceof Plus ? "add" : "sub",
            context.use(term),
            context.use(scaled.input(0)),
            context.literalOr(scaled, 1));
  }
}
