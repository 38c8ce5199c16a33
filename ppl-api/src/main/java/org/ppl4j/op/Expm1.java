package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code e^x - 1}, accurate near zero. */
public record Expm1() implements Unary {
  @Override
  public double apply(double x) {
    return Math.expm1(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.plus(y, Ops.real(1));
  }
}
