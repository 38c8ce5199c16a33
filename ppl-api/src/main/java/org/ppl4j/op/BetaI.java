package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.IncompleteBeta;

/**
 * The regularised incomplete beta function {@code I_x(a, b)}: the distribution function of the beta
 * law of shapes {@code a} and {@code b}.
 */
public record BetaI() implements Ternary {
  @Override
  public double apply(double a, double b, double x) {
    return IncompleteBeta.betaI(a, b, x);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr b, Expr x, Expr i, Expr g) {
    return Arrays.asList(
        Ops.times(g, Ops.ternary(new BetaIDerivative(0), a, b, x)),
        Ops.times(g, Ops.ternary(new BetaIDerivative(1), a, b, x)),
        Ops.times(g, density(a, b, x)));
  }

  /** The density {@code x^(a-1) (1-x)^(b-1) / B(a, b)}. */
  static Expr density(Expr a, Expr b, Expr x) {
    Expr one = Ops.real(1);
    Expr left = Ops.times(Ops.minus(a, one), Ops.log(x));
    Expr right = Ops.times(Ops.minus(b, one), Ops.unary(new Log1p(), Ops.negate(x)));
    Expr norm = Ops.minus(Ops.lgamma(Ops.plus(a, b)), Ops.plus(Ops.lgamma(a), Ops.lgamma(b)));
    return Ops.exp(Ops.plus(Ops.plus(left, right), norm));
  }
}
