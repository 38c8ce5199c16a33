package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The lesser of two numbers; at a tie the derivative is shared. NaN if either is. */
public record Minimum() implements Arithmetic {
  @Override
  public double apply(double x, double y) {
    return Math.min(x, y);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    Expr toX = Maximum.share(y, x);
    return Arrays.asList(Ops.times(g, toX), Ops.times(g, Ops.minus(Ops.real(1), toX)));
  }
}
