package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code x * x}. */
public record Square() implements Unary {
  @Override
  public double apply(double x) {
    return x * x;
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.times(Ops.real(2), x);
  }
}
