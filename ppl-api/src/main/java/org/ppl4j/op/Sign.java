package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** 1 above zero, -1 below, 0 at zero, and NaN at NaN. */
public record Sign() implements Unary {
  @Override
  public double apply(double x) {
    return Math.signum(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return null;
  }

  @Override
  public boolean jumps() {
    return true;
  }
}
