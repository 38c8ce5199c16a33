package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The cosine of an angle in radians. */
public record Cos() implements Unary {
  @Override
  public double apply(double x) {
    return Math.cos(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.negate(Ops.sin(x));
  }
}
