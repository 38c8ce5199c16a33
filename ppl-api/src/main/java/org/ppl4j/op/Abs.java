package org.ppl4j.op;

import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** The absolute value, of a real or an integer; its derivative at zero is taken as zero. */
public record Abs() implements Unary {
  @Override
  public double apply(double x) {
    return Math.abs(x);
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    return Elementwise.requireSameNumbers(this, inputs);
  }

  @Override
  public Expr derivative(Expr x, Expr y) {
    return Ops.sign(x);
  }
}
