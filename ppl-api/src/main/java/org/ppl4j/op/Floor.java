package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The greatest integer not above {@code x}. */
public record Floor() implements Unary {
  @Override
  public double apply(double x) {
    return Math.floor(x);
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
