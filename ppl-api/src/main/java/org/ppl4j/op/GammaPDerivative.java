package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.IncompleteGamma;

/**
 * The first or second derivative in {@code a} of the regularised lower incomplete gamma function
 * {@code P(a, x)}.
 *
 * @param order 1 or 2
 */
public record GammaPDerivative(int order) implements Binary {
  @Override
  public double apply(double a, double x) {
    return order == 1
        ? IncompleteGamma.gammaPDerivative(a, x)
        : IncompleteGamma.gammaPSecondDerivative(a, x);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    Checks.differentiable(
        !(order == 2 && needed[0]),
        node,
        "the incomplete gamma function has no third derivative in its shape here");
    return Binary.super.vjp(node, cotangents, needed);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr x, Expr d, Expr g) {
    Expr deviation = Ops.minus(Ops.log(x), Ops.polygamma(0, a));
    Expr density = GammaP.density(a, x);
    if (order == 1) {
      return Arrays.asList(
          Ops.times(g, Ops.binary(new GammaPDerivative(2), a, x)),
          Ops.times(g, Ops.times(density, deviation)));
    }
    Expr factor = Ops.minus(Ops.square(deviation), Ops.polygamma(1, a));
    return Arrays.asList(null, Ops.times(g, Ops.times(density, factor)));
  }
}
