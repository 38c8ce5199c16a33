package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code e^x}. */
public record Exp() implements Unary {
  @Override
  public double apply(double x) {
    return Math.exp(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return y;
  }
}
