package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The sine of an angle in radians. */
public record Sin() implements Unary {
  @Override
  public double apply(double x) {
    return Math.sin(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.cos(x);
  }
}
