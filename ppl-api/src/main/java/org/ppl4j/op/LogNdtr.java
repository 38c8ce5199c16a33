package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.NormalFunctions;

/** The logarithm of the standard normal distribution function, accurate in the lower tail. */
public record LogNdtr() implements Unary {
  @Override
  public double apply(double x) {
    return NormalFunctions.logNdtr(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.times(
        Ops.real(1 / Math.sqrt(2 * Math.PI)),
        Ops.exp(Ops.minus(Ops.times(Ops.real(-0.5), Ops.square(x)), y)));
  }
}
