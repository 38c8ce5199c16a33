package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** The diagonals of square matrices: {@code [.., n, n] -> [.., n]}. */
public record Diagonal() implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    Checks.square(this, x);
    return x.type().withShape(x.shape().without(x.shape().rank() - 1));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(Ops.diag(cotangent));
  }

  @Override
  public Expr batched(Expr node, List<Expr> inputs, boolean[] mapped, int size) {
    return Expr.of(this, inputs, node.source());
  }

  @Override
  public Tensor evaluate(Type type, List<Tensor> inputs) {
    double[] x = inputs.get(0).data();
    int n = type.shape().dim(type.shape().rank() - 1);
    double[] out = new double[type.shape().size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = x[i / n * n * n + i % n * (n + 1)];
    }
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() < node.input(0).shape().rank() - 2 ? lane : null;
  }
}
