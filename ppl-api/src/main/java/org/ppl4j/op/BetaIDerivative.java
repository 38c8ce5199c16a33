package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.IncompleteBeta;

/**
 * The derivative in {@code a} or {@code b} of the regularised incomplete beta function {@code
 * I_x(a, b)}. It can be differentiated further in {@code x} only.
 *
 * @param shape 0 for {@code a}, 1 for {@code b}
 */
public record BetaIDerivative(int shape) implements Ternary {
  @Override
  public double apply(double a, double b, double x) {
    return shape == 0
        ? IncompleteBeta.betaIDerivativeA(a, b, x)
        : IncompleteBeta.betaIDerivativeB(a, b, x);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    Checks.differentiable(
        !(needed[0] || needed[1]),
        node,
        "the incomplete beta function has no second derivative in its shapes here");
    return Ternary.super.vjp(node, cotangents, needed);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr a, Expr b, Expr x, Expr d, Expr g) {
    Expr logarithm = shape == 0 ? Ops.log(x) : Ops.unary(new Log1p(), Ops.negate(x));
    Expr own = Ops.polygamma(0, shape == 0 ? a : b);
    Expr mean = Ops.minus(own, Ops.polygamma(0, Ops.plus(a, b)));
    Expr inX = Ops.times(BetaI.density(a, b, x), Ops.minus(logarithm, mean));
    return Arrays.asList(null, null, Ops.times(g, inX));
  }
}
