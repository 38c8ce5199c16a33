package org.ppl4j.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Operands laid one after another along an axis; their other axes agree.
 *
 * @param axis the axis
 */
public record Concat(int axis) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr first = inputs.get(0);
    Checks.axis(this, first, axis);
    int length = 0;
    for (Expr input : inputs) {
      boolean fits =
          input.dtype() == first.dtype()
              && input.shape().rank() == first.shape().rank()
              && input.shape().without(axis).equals(first.shape().without(axis));
      if (!fits) {
        String problem = first.type() + " and " + input.type() + " may differ only on axis " + axis;
        throw Checks.mismatch(
            this, problem, first, input, "bring the parts to one type and shape first");
      }
      length += input.shape().dim(axis);
    }
    return first.type().withShape(first.shape().with(axis, length));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    List<@Nullable Expr> out = new ArrayList<>();
    int start = 0;
    for (Expr input : node.inputs()) {
      int limit = start + input.shape().dim(axis);
      out.add(Ops.slice(cotangent, axis, start, limit));
      start = limit;
    }
    return out;
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(new Concat(axis + 1), Ops.expandUnmapped(inputs, mapped, size), node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Shape shape = type.shape();
    int inner = shape.slice(axis + 1, shape.rank()).size();
    int outer = shape.slice(0, axis).size();
    double[] out = new double[shape.size()];
    int at = 0;
    for (int i = 0; i < outer; i++) {
      for (Tensor input : inputs) {
        int length = input.shape().dim(axis) * inner;
        System.arraycopy(input.data(), i * length, out, at, length);
        at += length;
      }
    }
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() == axis ? null : lane;
  }
}
