package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Reorders axes: axis {@code i} of the result is axis {@code permutation[i]} of the operand.
 *
 * @param permutation each axis once
 */
public record Transpose(Axes permutation) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    int rank = x.shape().rank();
    boolean all = permutation.count() == rank && permutation.complement(rank).count() == 0;
    Checks.require(
        all,
        this,
        permutation + " does not name each axis of " + x.type() + " once",
        x,
        "give all " + rank + " axes in their new order");
    return x.type().withShape(permuted(x.shape(), permutation));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(Ops.transpose(cotangent, permutation.inverse().toArray()));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(new Transpose(permutation.shift(1).prepend(0)), inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Tensor x = inputs.get(0);
    return Tensor.wrap(type, permute(x.data(), x.shape(), permutation));
  }

  static Shape permuted(Shape shape, Axes permutation) {
    int[] dims = new int[shape.rank()];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.dim(permutation.get(i));
    }
    return Shape.of(dims);
  }

  static double[] permute(double[] data, Shape shape, Axes permutation) {
    int[] strides = shape.strides();
    int[] steps = new int[strides.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = strides[permutation.get(i)];
    }
    return Strided.read(data, 0, permuted(shape, permutation), steps);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.along(permutation.inverse().get(lane.axis()));
  }
}
