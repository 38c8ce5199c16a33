package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The natural logarithm; NaN below zero and -infinity at zero. */
public record Log() implements Unary {
  @Override
  public double apply(double x) {
    return Math.log(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.div(Ops.real(1), x);
  }
}
