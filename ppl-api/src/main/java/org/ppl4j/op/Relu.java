package org.ppl4j.op;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code max(x, 0)}; its derivative at zero is taken as zero. */
public record Relu() implements Unary {
  @Override
  public double apply(double x) {
    return Math.max(x, 0);
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return Ops.select(Ops.less(Ops.real(0), x), Ops.real(1), Ops.real(0));
  }
}
