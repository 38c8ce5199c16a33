package org.ppl4j.runtime.torch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Expand;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Reshape;
import org.ppl4j.type.Axes;

/**
 * A product of two matrices with a vector added to each row: {@code a b + 1 bias'}. The rows may
 * lie along several axes.
 *
 * @param value the whole
 * @param product the product
 * @param bias the vector
 * @param inner the nodes that nothing else uses
 */
record Linear(Expr value, Expr product, Expr bias, List<Expr> inner) implements Fusion {
  /** The layer that a node is, if nothing else reads the product; else null. */
  static @Nullable Linear match(Expr node, Uses uses) {
    if (!(node.op() instanceof Plus) || node.shape().rank() < 2) {
      return null;
    }
    int last = node.shape().rank() - 1;
    for (int i = 0; i < 2; i++) {
      Expr whole = node.input(i);
      Expr rows = node.input(1 - i);
      List<Expr> inner = new ArrayList<>(List.of(whole));
      Expr product = whole;
      if (whole.op() instanceof Reshape) {
        product = whole.input(0);
        inner.add(product);
      }
      if (product.op() instanceof MatMul
          && product.shape().rank() == 2
          && product.shape().dim(1) == node.shape().dim(last)
          && inner.stream().allMatch(uses::isOne)
          && rows.op() instanceof Expand expand
          && expand.axes().equals(Axes.of(last))) {
        if (uses.isOne(rows)) {
          inner.add(rows);
        }
        return new Linear(node, product, rows.input(0), inner);
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
    return List.of(product.input(0), product.input(1), bias);
  }

  @Override
  public String write(LoweringContext context, NodeMap<String> names) {
    String layer = Matrices.linear(product, bias, context);
    return names.get(value)
        + " = "
        + (value.shape().equals(product.shape())
            ? layer
            : "torch.reshape(" + layer + ", " + LoweringContext.list(value.shape()) + ")");
  }
}
