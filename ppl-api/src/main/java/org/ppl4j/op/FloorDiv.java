package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;

/** {@code floor(x / y)}. */
public record FloorDiv() implements Arithmetic {
  @Override
  public double apply(double x, double y) {
    return Math.floor(x / y);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    return Arrays.asList(null, null);
  }

  @Override
  public boolean jumps() {
    return true;
  }
}
