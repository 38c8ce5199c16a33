package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.InverseIncompleteGamma;

/**
 * The quantile of the gamma law of shape {@code a} and rate 1: the {@code x} with {@code P(a, x) =
 * u}. Applied to uniform noise it is the sampler, and its derivative in {@code a}, by the implicit
 * function theorem {@code -(dP/da) / (dP/dx)}, is the implicit reparameterisation gradient
 * (Figurnov, Mohamed and Mnih, 2018).
 */
public record GammaPInverse() implements Binary {
  @Override
  public double apply(double a, double u) {
    return InverseIncompleteGamma.gammaPInverse(a, u);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr u, Expr x, Expr g) {
    Expr perDensity = Ops.div(g, GammaP.density(a, x));
    Expr inA = Ops.binary(new GammaPDerivative(1), a, x);
    return Arrays.asList(Ops.negate(Ops.times(perDensity, inA)), perDensity);
  }
}
