package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.NormalFunctions;

/** The error function, {@code 2 / sqrt(pi) * integral of exp(-t^2) from 0 to x}. */
public record Erf() implements Unary {
  @Override
  public double apply(double x) {
    return NormalFunctions.erf(x);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.times(Ops.real(2 / Math.sqrt(Math.PI)), Ops.exp(Ops.negate(Ops.square(x))));
  }
}
