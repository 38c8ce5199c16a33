package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.NormalFunctions;

/** The standard normal quantile: {@code ndtri(p)} has probability {@code p} below it. */
public record Ndtri() implements Unary {
  @Override
  public double apply(double x) {
    return NormalFunctions.ndtri(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.times(
        Ops.real(Math.sqrt(2 * Math.PI)), Ops.exp(Ops.times(Ops.real(0.5), Ops.square(y))));
  }
}
