package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code log(1 + exp(x))}, without overflow. */
public record Softplus() implements Unary {
  @Override
  public double apply(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.sigmoid(x);
  }
}
