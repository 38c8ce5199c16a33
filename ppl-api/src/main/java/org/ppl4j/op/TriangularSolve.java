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
 * Solves {@code T X = B}, or {@code T' X = B}, for each triangular {@code T} of a stack {@code [..,
 * n, n]} and right-hand sides {@code [.., n, k]}; only the named triangle of {@code T} is read.
 *
 * @param lower whether {@code T} is the lower triangle
 * @param transposed whether the system is that of the transpose
 */
public record TriangularSolve(boolean lower, boolean transposed) implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr t = inputs.get(0);
    Expr b = inputs.get(1);
    Elementwise.require(this, t, DType.REAL);
    Elementwise.require(this, b, DType.REAL);
    Checks.square(this, t);
    int rank = t.shape().rank();
    boolean fits =
        b.shape().rank() == rank
            && t.shape().slice(0, rank - 1).equals(b.shape().slice(0, rank - 1));
    if (!fits) {
      throw Checks.mismatch(
          this,
          t.type() + " does not fit right-hand sides " + b.type(),
          t,
          b,
          "of n by n matrices the right-hand sides are n by k, the axes before equal");
    }
    return b.type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    Expr t = node.input(0);
    Expr toB = Ops.triangularSolve(t, cotangent, lower, !transposed);
    Expr outer =
        transposed
            ? Ops.matmul(node, Ops.matrixTranspose(toB))
            : Ops.matmul(toB, Ops.matrixTranspose(node));
    Expr toT = Ops.negate(lower ? Ops.lowerTriangle(outer) : Ops.upperTriangle(outer));
    return Arrays.asList(toT, toB);
  }

  /** Where one matrix serves the whole batch, the batch joins the right-hand sides. */
  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    if (!mapped[0] && node.shape().rank() == 2) {
      int n = node.shape().dim(0);
      int k = node.shape().dim(1);
      Expr wide = Ops.reshape(Ops.transpose(inputs.get(1), 1, 0, 2), Shape.of(n, size * k));
      Expr solved = Expr.of(this, List.of(inputs.get(0), wide), node.source());
      return Ops.transpose(Ops.reshape(solved, Shape.of(n, size, k)), 1, 0, 2);
    }
    return Expr.of(this, Ops.expandUnmapped(inputs, mapped, size), node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    int rank = type.shape().rank();
    int n = type.shape().dim(rank - 2);
    int columns = type.shape().dim(rank - 1);
    double[] t = inputs.get(0).data();
    double[] x = inputs.get(1).toDoubles();
    boolean forward = lower != transposed;
    int systems = type.shape().slice(0, rank - 2).size() * columns;
    for (int system = 0; system < systems; system++) {
      int matrix = system / columns * n * n;
      int start = system / columns * n * columns + system % columns;
      for (int step = 0; step < n; step++) {
        int i = forward ? step : n - 1 - step;
        double sum = x[start + i * columns];
        for (int j = forward ? 0 : i + 1; j < (forward ? i : n); j++) {
          double entry = transposed ? t[matrix + j * n + i] : t[matrix + i * n + j];
          sum -= entry * x[start + j * columns];
        }
        x[start + i * columns] = sum / t[matrix + i * n + i];
      }
    }
    return Tensor.wrap(type, x);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    int at = lane.axis();
    int rank = node.shape().rank();
    return at < rank - 2 || (input == 1 && at == rank - 1) ? lane : null;
  }
}
