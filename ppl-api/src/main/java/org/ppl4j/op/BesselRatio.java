package org.ppl4j.op;

import org.ppl4j.ir.Expr;
import org.ppl4j.math.BesselFunctions;

/**
 * The ratio {@code I1(x) / I0(x)} of modified Bessel functions: the mean resultant length of the
 * von Mises law of concentration {@code x}, and the derivative of {@code log I0}.
 */
public record BesselRatio() implements Unary {
  @Override
  public double apply(double x) {
    return BesselFunctions.besselRatio(x);
  }

  /** It is {@code 1 - y/x - y^2}, and 1/2 at 0; a difference, so absolutely exact only. */
  @Override
  public Expr derivative(Expr x, Expr y) {
    Expr atZero = Ops.equal(x, Ops.real(0));
    Expr quotient = Ops.div(y, Ops.select(atZero, Ops.real(1), x));
    Expr slope = Ops.select(atZero, Ops.real(0.5), quotient);
    return Ops.minus(Ops.minus(Ops.real(1), slope), Ops.square(y));
  }
}
