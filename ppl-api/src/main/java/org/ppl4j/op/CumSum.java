package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Running sums along an axis, each including its own element.
 *
 * @param axis the axis
 * @param reverse whether they run from the last element to the first
 */
public record CumSum(int axis, boolean reverse) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    if (x.dtype() == DType.BOOL) {
      Elementwise.require(this, x, DType.REAL);
    }
    Checks.axis(this, x, axis);
    return x.type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(Expr.of(new CumSum(axis, !reverse), List.of(cotangent)));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(new CumSum(axis + 1, reverse), inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Shape shape = type.shape();
    double[] out = inputs.get(0).toDoubles();
    int length = shape.dim(axis);
    int inner = shape.slice(axis + 1, shape.rank()).size();
    for (int start = 0; start < out.length; start++) {
      if (start / inner % length != 0) {
        continue;
      }
      for (int k = 1; k < length; k++) {
        int at = start + (reverse ? length - 1 - k : k) * inner;
        out[at] += out[reverse ? at + inner : at - inner];
      }
    }
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() == axis ? null : lane;
  }
}
