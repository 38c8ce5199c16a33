package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.IncompleteBeta;

/**
 * The upper tail {@code 1 - I_x(a, b)} of the regularised incomplete beta function, which keeps its
 * digits where it is small: the survival function of the beta law of shapes {@code a} and {@code
 * b}.
 */
public record BetaIComplement() implements Ternary {
  @Override
  public double apply(double a, double b, double x) {
    return IncompleteBeta.betaIComplement(a, b, x);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr b, Expr x, Expr i, Expr g) {
    Expr opposite = Ops.negate(g);
    return Arrays.asList(
        Ops.times(opposite, Ops.ternary(new BetaIDerivative(0), a, b, x)),
        Ops.times(opposite, Ops.ternary(new BetaIDerivative(1), a, b, x)),
        Ops.times(opposite, BetaI.density(a, b, x)));
  }
}
