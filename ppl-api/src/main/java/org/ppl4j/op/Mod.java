package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code x - y * floor(x / y)}: the remainder with the divisor's sign. */
public record Mod() implements Arithmetic {
  @Override
  public double apply(double x, double y) {
    return x - y * Math.floor(x / y);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    return Arrays.asList(g, Ops.negate(Ops.times(g, Ops.floorDiv(x, y))));
  }

  @Override
  public boolean jumps() {
    return true;
  }
}
