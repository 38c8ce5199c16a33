package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The hyperbolic tangent. */
public record Tanh() implements Unary {
  @Override
  public double apply(double x) {
    return Math.tanh(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.minus(Ops.real(1), Ops.square(y));
  }
}
