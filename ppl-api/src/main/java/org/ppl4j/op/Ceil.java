package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The least integer not below {@code x}. */
public record Ceil() implements Unary {
  @Override
  public double apply(double x) {
    return Math.ceil(x);
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
