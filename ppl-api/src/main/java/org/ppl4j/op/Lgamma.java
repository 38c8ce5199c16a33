package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.GammaFunctions;

/** The logarithm of the absolute value of the gamma function. */
public record Lgamma() implements Unary {
  @Override
  public double apply(double x) {
    return GammaFunctions.lgamma(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.polygamma(0, x);
  }
}
