package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * The lower triangular {@code L} with {@code L L' = (A + A') / 2}, for each matrix of a stack; all
 * NaN where that is not positive definite. Derivative: Murray, "Differentiation of the Cholesky
 * decomposition", 2016.
 */
public record Cholesky() implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Elementwise.require(this, inputs.get(0), DType.REAL);
    Checks.square(this, inputs.get(0));
    return inputs.get(0).type();
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    // S = L^-T phi(L' g) L^-1, with phi the lower triangle, its diagonal halved.
    Expr product = Ops.matmul(Ops.matrixTranspose(node), Ops.lowerTriangle(cotangent));
    Expr phi =
        Ops.minus(
            Ops.lowerTriangle(product), Ops.times(Ops.real(0.5), Ops.diag(Ops.diagonal(product))));
    Expr left = Ops.triangularSolve(node, phi, true, true);
    Expr s = Ops.matrixTranspose(Ops.triangularSolve(node, Ops.matrixTranspose(left), true, true));
    Expr symmetric = Ops.times(Ops.real(0.5), Ops.plus(s, Ops.matrixTranspose(s)));
    return Arrays.asList(symmetric);
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    int rank = type.shape().rank();
    int n = type.shape().dim(rank - 1);
    double[] a = inputs.get(0).data();
    double[] out = new double[a.length];
    for (int start = 0; start < a.length; start += n * n) {
      if (!factor(a, out, start, n)) {
        Arrays.fill(out, start, start + n * n, Double.NaN);
      }
    }
    return Tensor.wrap(type, out);
  }

  private static boolean factor(double[] a, double[] out, int start, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = (a[start + i * n + j] + a[start + j * n + i]) / 2;
        for (int k = 0; k < j; k++) {
          sum -= out[start + i * n + k] * out[start + j * n + k];
        }
        if (i == j && !(sum > 0)) {
          return false;
        }
        out[start + i * n + j] = i == j ? Math.sqrt(sum) : sum / out[start + j * n + j];
      }
    }
    return true;
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() < node.shape().rank() - 2 ? lane : null;
  }
}
