package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/**
 * The angle of the point with abscissa {@code y} and ordinate {@code x}, as {@code Math.atan2(x,
 * y)}.
 */
public record Atan2() implements Binary {
  @Override
  public double apply(double x, double y) {
    return Math.atan2(x, y);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    Expr scaled = Ops.div(g, Ops.plus(Ops.square(x), Ops.square(y)));
    return Arrays.asList(Ops.times(scaled, y), Ops.negate(Ops.times(scaled, x)));
  }
}
