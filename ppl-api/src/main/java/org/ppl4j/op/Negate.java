package org.ppl4j.op;

import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** {@code -x}, of a real or an integer. */
public record Negate() implements Unary {
  @Override
  public double apply(double x) {
    return -x;
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    return Elementwise.requireSameNumbers(this, inputs);
  }

  @Override
  public Expr derivative(Expr x, Expr y) {
    return Ops.real(-1);
  }
}
