package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** Whether at least one is true. */
public record Or() implements Binary {
  @Override
  public double apply(double x, double y) {
    return Math.max(x, y);
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    Elementwise.require(this, inputs.get(0), DType.BOOL);
    Elementwise.require(this, inputs.get(1), DType.BOOL);
    return DType.BOOL;
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr x, Expr y, Expr z, Expr g) {
    return Arrays.asList(null, null);
  }
}
