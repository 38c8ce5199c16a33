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
 * The matrix product, over equal outermost axes: {@code [.., m, k]} by {@code [.., k, n]} gives
 * {@code [.., m, n]}.
 */
public record MatMul() implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr a = inputs.get(0);
    Expr b = inputs.get(1);
    Elementwise.require(this, a, DType.REAL);
    Elementwise.require(this, b, DType.REAL);
    Checks.rankAtLeast(this, a, 2);
    Checks.rankAtLeast(this, b, 2);
    int rank = a.shape().rank();
    boolean fits =
        b.shape().rank() == rank
            && a.shape().slice(0, rank - 2).equals(b.shape().slice(0, rank - 2))
            && a.shape().dim(rank - 1) == b.shape().dim(rank - 2);
    if (!fits) {
      throw Checks.mismatch(
          this,
          a.type() + " by " + b.type() + " does not fit",
          a,
          b,
          "the left one's last axis meets the right one's last but one; those before are equal");
    }
    return a.type().withShape(a.shape().with(rank - 1, b.shape().dim(rank - 1)));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr a = node.input(0);
    Expr b = node.input(1);
    return Arrays.asList(
        Ops.matmul(cotangent, Ops.matrixTranspose(b)),
        Ops.matmul(Ops.matrixTranspose(a), cotangent));
  }

  /** Where one factor is shared by the whole batch, the batch joins the other factor's rows. */
  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    Expr a = inputs.get(0);
    Expr b = inputs.get(1);
    int m = node.shape().dim(0);
    int n = node.shape().rank() == 2 ? node.shape().dim(1) : 0;
    if (node.shape().rank() > 2 || (mapped[0] && mapped[1])) {
      return Expr.of(this, Ops.expandUnmapped(inputs, mapped, size), node.source());
    }
    if (mapped[0]) {
      int k = b.shape().dim(0);
      return Ops.reshape(
          Ops.matmul(Ops.reshape(a, Shape.of(size * m, k)), b), Shape.of(size, m, n));
    }
    int k = a.shape().dim(1);
    Expr columns = Ops.reshape(Ops.transpose(b, 1, 0, 2), Shape.of(k, size * n));
    return Ops.transpose(Ops.reshape(Ops.matmul(a, columns), Shape.of(m, size, n)), 1, 0, 2);
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    Shape shape = type.shape();
    int rank = shape.rank();
    int rows = shape.dim(rank - 2);
    int columns = shape.dim(rank - 1);
    int length = inputs.get(0).shape().dim(rank - 1);
    double[] a = inputs.get(0).data();
    double[] b = inputs.get(1).data();
    double[] out = new double[shape.size()];
    for (int i = 0; i < out.length; i++) {
      int batch = i / (rows * columns);
      int row = i / columns % rows;
      int column = i % columns;
      double sum = 0;
      for (int k = 0; k < length; k++) {
        sum += a[(batch * rows + row) * length + k] * b[(batch * length + k) * columns + column];
      }
      out[i] = sum;
    }
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    int at = lane.axis();
    int rank = node.shape().rank();
    return at < rank - 2 || at == (input == 0 ? rank - 2 : rank - 1) ? lane : null;
  }
}
