package org.ppl4j.op;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.DType;

/** The same value, whose derivative is taken as zero. */
public record StopGradient() implements Unary {
  @Override
  public double apply(double x) {
    return x;
  }

  @Override
  public DType resultType(List<Expr> inputs) {
    return inputs.get(0).dtype();
  }

  @Override
  public @Nullable Expr derivative(Expr x, Expr y) {
    return null;
  }
}
