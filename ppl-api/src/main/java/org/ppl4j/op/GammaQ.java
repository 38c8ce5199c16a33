package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.IncompleteGamma;

/**
 * The regularised upper incomplete gamma function {@code Q(a, x) = 1 - P(a, x)}, which keeps its
 * digits where it is small: the survival function of the gamma law of shape {@code a} and rate 1.
 */
public record GammaQ() implements Binary {
  @Override
  public double apply(double a, double x) {
    return IncompleteGamma.gammaQ(a, x);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr x, Expr q, Expr g) {
    Expr opposite = Ops.negate(g);
    return Arrays.asList(
        Ops.times(opposite, Ops.binary(new GammaPDerivative(1), a, x)),
        Ops.times(opposite, GammaP.density(a, x)));
  }
}
