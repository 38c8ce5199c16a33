package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The elements along axes in the opposite order.
 *
 * @param axes the axes, increasing
 */
public record Reverse(Axes axes) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Checks.axes(this, inputs.get(0), axes);
    return inputs.get(0).type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(Expr.of(this, List.of(cotangent)));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(new Reverse(axes.shift(1)), inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    int[] steps = type.shape().strides();
    int offset = 0;
    for (int i = 0; i < axes.count(); i++) {
      int axis = axes.get(i);
      offset += steps[axis] * (type.shape().dim(axis) - 1);
      steps[axis] = -steps[axis];
    }
    return Tensor.wrap(type, Strided.read(inputs.get(0).data(), offset, type.shape(), steps));
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return axes.contains(lane.axis()) ? null : lane;
  }
}
