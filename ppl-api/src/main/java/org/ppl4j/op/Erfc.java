package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.NormalFunctions;

/** The complementary error function, {@code 1 - erf(x)}, accurate in the upper tail. */
public record Erfc() implements Unary {
  @Override
  public double apply(double x) {
    return NormalFunctions.erfc(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.times(Ops.real(-2 / Math.sqrt(Math.PI)), Ops.exp(Ops.negate(Ops.square(x))));
  }
}
