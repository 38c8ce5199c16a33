package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code 1 / (1 + exp(-x))}, the inverse of the logit. */
public record Sigmoid() implements Unary {
  @Override
  public double apply(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.times(y, Ops.sigmoid(Ops.negate(x)));
  }
}
