package org.ppl4j.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** Whether it is false. */
public record Not() implements Unary {
  @Override
  public double apply(double x) {
    return 1 - x;
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    Elementwise.require(this, inputs.get(0), DType.BOOL);
    return DType.BOOL;
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return null;
  }
}
