package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The square root; NaN below zero. */
public record Sqrt() implements Unary {
  @Override
  public double apply(double x) {
    return Math.sqrt(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.div(Ops.real(0.5), y);
  }
}
