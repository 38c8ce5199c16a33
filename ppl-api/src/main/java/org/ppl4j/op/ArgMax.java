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
 * The index of the greatest element along an axis: the first of several, and of a NaN if there is
 * one.
 *
 * @param axis the axis that it does away with
 */
public record ArgMax(int axis) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    Elementwise.require(this, x, DType.REAL);
    Checks.axis(this, x, axis);
    Checks.require(
        x.shape().dim(axis) > 0,
        this,
        "axis " + axis + " is empty, and there is no greatest of nothing",
        x,
        "see to it that the axis has an element");
    return new Type(DType.INT, x.shape().without(axis));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList((Expr) null);
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(new ArgMax(axis + 1), inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Shape shape = inputs.get(0).shape();
    double[] x = inputs.get(0).data();
    int length = shape.dim(axis);
    int inner = shape.slice(axis + 1, shape.rank()).size();
    double[] out = new double[type.shape().size()];
    for (int i = 0; i < out.length; i++) {
      int start = i / inner * length * inner + i % inner;
      int best = 0;
      for (int k = 1; k < length; k++) {
        double champion = x[start + best * inner];
        double challenger = x[start + k * inner];
        boolean wins = challenger > champion || Double.isNaN(challenger);
        best = wins && !Double.isNaN(champion) ? k : best;
      }
      out[i] = best;
    }
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    int at = lane.axis();
    return lane.along(at == axis ? -1 : at < axis ? at : at - 1);
  }
}
