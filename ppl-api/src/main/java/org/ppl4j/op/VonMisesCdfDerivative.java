package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.VonMisesFunctions;

/**
 * The derivative of the distribution function of the von Mises law in its concentration. It can be
 * differentiated further in {@code x} only.
 */
public record VonMisesCdfDerivative() implements Binary {
  @Override
  public double apply(double concentration, double x) {
    return VonMisesFunctions.vonMisesCdfDerivative(concentration, x);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    Checks.differentiable(
        !needed[0],
        node,
        "the von Mises distribution function has no second derivative in its concentration here");
    return Binary.super.vjp(node, cotangents, needed);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr concentration, Expr x, Expr d, Expr g) {
    Expr deviation = Ops.minus(Ops.cos(x), Ops.unary(new BesselRatio(), concentration));
    Expr inside = Ops.less(Ops.unary(new Abs(), x), Ops.real(Math.PI));
    Expr slope = Ops.times(VonMisesCdf.density(concentration, x), deviation);
    return Arrays.asList(null, Ops.times(g, Ops.select(inside, slope, Ops.real(0))));
  }
}
