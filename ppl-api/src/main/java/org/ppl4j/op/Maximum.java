package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** The greater of two numbers; at a tie the derivative is shared. NaN if either is. */
public record Maximum() implements Arithmetic {
  @Override
  public double apply(double x, double y) {
    return Math.max(x, y);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    Expr toX = share(x, y);
    return Arrays.asList(Ops.times(g, toX), Ops.times(g, Ops.minus(Ops.real(1), toX)));
  }

  /**
   * 1 where {@code a} is greater than {@code b}, 0 where less, a half where equal; as a value by
   * itself it has no derivative anywhere.
   */
  static Expr share(Expr a, Expr b) {
    Expr x = Ops.stopGradient(a);
    Expr y = Ops.stopGradient(b);
    return Ops.select(
        Ops.less(y, x), Ops.real(1), Ops.select(Ops.equal(x, y), Ops.real(0.5), Ops.real(0)));
  }
}
