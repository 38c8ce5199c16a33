package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The nearest integer, to the even one when there are two. */
public record Round() implements Unary {
  @Override
  public double apply(double x) {
    return Math.rint(x);
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
