package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/**
 * {@code x ^ y}; the derivative in {@code y} is taken as zero where {@code x} is zero. What 1 and
 * -1 are to the power of NaN or an infinity is the executor's choice.
 */
public record Pow() implements Binary {
  @Override
  public double apply(double x, double y) {
    return Math.pow(x, y);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    // At 0^0 the power below is 0^-1: its factor y must win.
    Expr zero = Ops.equal(x, Ops.real(0));
    Expr atOrigin = Ops.binary(new And(), zero, Ops.equal(y, Ops.real(0)));
    Expr less = Ops.select(atOrigin, Ops.real(1), Ops.minus(y, Ops.real(1)));
    Expr toX = Ops.times(g, Ops.times(y, Ops.pow(x, less)));
    Expr logX = Ops.log(Ops.select(zero, Ops.real(1), x));
    return Arrays.asList(toX, Ops.times(g, Ops.times(z, logX)));
  }
}
