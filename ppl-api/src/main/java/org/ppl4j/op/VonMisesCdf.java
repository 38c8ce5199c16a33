package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.VonMisesFunctions;

/**
 * The distribution function at {@code x} in [-pi, pi] of the von Mises law of mode 0 and the given
 * concentration; 0 below and 1 above.
 */
public record VonMisesCdf() implements Binary {
  @Override
  public double apply(double concentration, double x) {
    return VonMisesFunctions.vonMisesCdf(concentration, x);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr concentration, Expr x, Expr p, Expr g) {
    Expr inside = Ops.less(Ops.unary(new Abs(), x), Ops.real(Math.PI));
    Expr density = Ops.select(inside, density(concentration, x), Ops.real(0));
    return Arrays.asList(
        Ops.times(g, Ops.binary(new VonMisesCdfDerivative(), concentration, x)),
        Ops.times(g, density));
  }

  /** The density {@code exp(-2k sin(x/2)^2) / (2 pi exp(-k) I0(k))}. */
  static Expr density(Expr concentration, Expr x) {
    Expr half = Ops.sin(Ops.times(Ops.real(0.5), x));
    Expr fall = Ops.times(Ops.times(Ops.real(-2), concentration), Ops.square(half));
    Expr norm = Ops.unary(new LogBesselI0(true), concentration);
    return Ops.exp(Ops.minus(fall, Ops.plus(norm, Ops.real(Math.log(2 * Math.PI)))));
  }
}
