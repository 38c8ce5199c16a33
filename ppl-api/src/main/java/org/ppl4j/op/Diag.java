package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Lane;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** The square matrices with given diagonals and zeros elsewhere: {@code [.., n] -> [.., n, n]}. */
public record Diag() implements TensorOp {
  @Override
  public Type type(List<Expr> inputs) {
    Expr x = inputs.get(0);
    Checks.rankAtLeast(this, x, 1);
    int n = x.shape().dim(x.shape().rank() - 1);
    return x.type().withShape(x.shape().concat(Shape.of(n)));
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, Expr cotangent) {
    return Arrays.asList(Ops.diagonal(cotangent));
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
    for (int i = 0; i < x.length; i++) {
      out[i / n * n * n + i % n * (n + 1)] = x[i];
    }
    return Tensor.wrap(type, out);
  }

  @Override
  public @Nullable Lane follow(Expr node, int input, Lane lane) {
    return lane.axis() < node.input(0).shape().rank() - 1 ? lane : null;
  }
}
