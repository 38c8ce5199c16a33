package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code log(1 + x)}, accurate near zero. */
public record Log1p() implements Unary {
  @Override
  public double apply(double x) {
    return Math.log1p(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.div(Ops.real(1), Ops.plus(x, Ops.real(1)));
  }
}
