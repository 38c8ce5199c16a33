package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.VonMisesFunctions;

/**
 * The quantile at probability {@code u}, in [-pi, pi], of the von Mises law of mode 0 and the given
 * concentration. Applied to uniform noise it is the sampler, with implicit derivatives.
 */
public record VonMisesQuantile() implements Binary {
  @Override
  public double apply(double concentration, double u) {
    return VonMisesFunctions.vonMisesQuantile(concentration, u);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr concentration, Expr u, Expr x, Expr g) {
    Expr perDensity = Ops.div(g, VonMisesCdf.density(concentration, x));
    Expr inConcentration = Ops.binary(new VonMisesCdfDerivative(), concentration, x);
    return Arrays.asList(Ops.negate(Ops.times(perDensity, inConcentration)), perDensity);
  }
}
