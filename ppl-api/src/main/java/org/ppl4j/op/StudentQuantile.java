package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.StudentFunctions;

/**
 * The quantile at probability {@code u} of Student's law with some degrees of freedom. Applied to
 * uniform noise it is the sampler, with implicit derivatives.
 */
public record StudentQuantile() implements Binary {
  @Override
  public double apply(double degrees, double u) {
    return StudentFunctions.studentQuantile(degrees, u);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr degrees, Expr u, Expr t, Expr g) {
    Expr perDensity = Ops.div(g, StudentCdf.density(degrees, t));
    Expr inDegrees = Ops.binary(new StudentCdfDerivative(), degrees, t);
    return Arrays.asList(Ops.negate(Ops.times(perDensity, inDegrees)), perDensity);
  }
}
