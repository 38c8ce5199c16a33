package org.ppl4j.op;

import org.ppl4j.ir.Expr;
import org.ppl4j.math.BesselFunctions;

/**
 * The logarithm of the modified Bessel function {@code I0(x)}, or of {@code exp(-|x|) I0(x)}: the
 * latter keeps its digits in the density of the von Mises law at large concentrations.
 *
 * @param scaled whether the factor {@code exp(-|x|)} is included
 */
public record LogBesselI0(boolean scaled) implements Unary {
  @Override
  public double apply(double x) {
    return scaled ? BesselFunctions.logBesselI0e(x) : BesselFunctions.logBesselI0(x);
  }

  @Override
  public Expr derivative(Expr x, Expr y) {
    Expr ratio = Ops.unary(new BesselRatio(), x);
    return scaled ? Ops.minus(ratio, Ops.sign(x)) : ratio;
  }
}
