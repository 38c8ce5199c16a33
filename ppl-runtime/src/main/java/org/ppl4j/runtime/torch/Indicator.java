package org.ppl4j.runtime.torch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;

/**
 * A comparison of reals whose truth is wanted as 0 or 1. PyTorch compares with vectors only if the
 * results are of the operands' type: 0.9 us instead of 11.5 for 10,000 elements (Zen 4).
 *
 * @param value the number
 * @param comparison the comparison
 */
record Indicator(Expr value, Expr comparison) implements Fusion {
  private static final Map<Class<? extends Op>, String> FUNCTIONS =
      Map.of(Less.class, "lt", LessEqual.class, "le", Equal.class, "eq");

  /** The indicator that a node is, if nothing else reads the comparison; else null. */
  static @Nullable Indicator match(Expr node, Uses uses) {
    if (!(node.op() instanceof Cast) || !node.type().isReal() || node.shape().isScalar()) {
      return null;
    }
    Expr comparison = node.input(0);
    boolean fits =
        FUNCTIONS.containsKey(comparison.op().getClass())
            && uses.isOne(comparison)
            && comparison.inputs().stream().allMatch(operand -> operand.type().isReal())
            && comparison.input(0).shape().equals(node.shape());
    return fits ? new Indicator(node, comparison) : null;
  }

  @Override
  public List<Expr> results() {
    return List.of(value);
  }

  @Override
  public List<Expr> operands() {
    return comparison.inputs();
  }

  @Override
  public List<Expr> inner() {
    return List.of(comparison);
  }

  @Override
  public String write(LoweringContext context, NodeMap<String> names) {
    return "%s = torch.%s(%s, %s, out=torch.empty(%s, dtype=%d))"
        .formatted(
            names.get(value),
            FUNCTIONS.get(comparison.op().getClass()),
            context.in(comparison, 0),
            context.in(comparison, 1),
            LoweringContext.list(value.shape()),
            context.real());
  }
}
