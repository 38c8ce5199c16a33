package org.ppl4j.op;

import org.ppl4j.ir.Expr;
import org.ppl4j.math.StableFunctions;

/** {@code log(1 - exp(-|x|))} without cancellation: the way from a log-cdf to a log-survival. */
public record Log1mexp() implements Unary {
  @Override
  public double apply(double x) {
    return StableFunctions.log1mexp(x);
  }

  @Override
  public Expr derivative(Expr x, Expr y) {
    return Ops.div(Ops.sign(x), Ops.unary(new Expm1(), Ops.unary(new Abs(), x)));
  }
}
