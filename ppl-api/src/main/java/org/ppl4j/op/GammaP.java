package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.IncompleteGamma;

/**
 * The regularised lower incomplete gamma function {@code P(a, x)}: the distribution function of the
 * gamma law of shape {@code a} and rate 1.
 */
public record GammaP() implements Binary {
  @Override
  public double apply(double a, double x) {
    return IncompleteGamma.gammaP(a, x);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr x, Expr p, Expr g) {
    return Arrays.asList(
        Ops.times(g, Ops.binary(new GammaPDerivative(1), a, x)), Ops.times(g, density(a, x)));
  }

  /** The density {@code x^(a-1) e^-x / Gamma(a)}. */
  static Expr density(Expr a, Expr x) {
    Expr power = Ops.times(Ops.minus(a, Ops.real(1)), Ops.log(x));
    return Ops.exp(Ops.minus(Ops.minus(power, x), Ops.lgamma(a)));
  }
}
