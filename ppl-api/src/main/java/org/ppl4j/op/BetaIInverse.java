package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.InverseIncompleteBeta;

/**
 * The quantile of the beta law of shapes {@code a} and {@code b}: the {@code x} with {@code I_x(a,
 * b) = u}. Applied to uniform noise it is the sampler, and its derivatives in the shapes, by the
 * implicit function theorem, are the implicit reparameterisation gradients (Figurnov, Mohamed and
 * Mnih, 2018).
 */
public record BetaIInverse() implements Ternary {
  @Override
  public double apply(double a, double b, double u) {
    return InverseIncompleteBeta.betaIInverse(a, b, u);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr b, Expr u, Expr x, Expr g) {
    Expr perDensity = Ops.div(g, BetaI.density(a, b, x));
    Expr opposite = Ops.negate(perDensity);
    return Arrays.asList(
        Ops.times(opposite, Ops.ternary(new BetaIDerivative(0), a, b, x)),
        Ops.times(opposite, Ops.ternary(new BetaIDerivative(1), a, b, x)),
        perDensity);
  }
}
