package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.StudentFunctions;

/** The distribution function at {@code t} of Student's law with some degrees of freedom. */
public record StudentCdf() implements Binary {
  @Override
  public double apply(double degrees, double t) {
    return StudentFunctions.studentCdf(degrees, t);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr degrees, Expr t, Expr p, Expr g) {
    return Arrays.asList(
        Ops.times(g, Ops.binary(new StudentCdfDerivative(), degrees, t)),
        Ops.times(g, density(degrees, t)));
  }

  /** The density {@code (1 + t^2/n)^(-(n+1)/2) / (sqrt(n) B(n/2, 1/2))}. */
  static Expr density(Expr degrees, Expr t) {
    Expr half = Ops.real(0.5);
    Expr shape = Ops.times(half, degrees);
    Expr above = Ops.plus(shape, half);
    Expr bend = Ops.unary(new Log1p(), Ops.div(Ops.square(t), degrees));
    Expr norm = Ops.minus(Ops.lgamma(above), Ops.lgamma(shape));
    Expr width = Ops.times(half, Ops.log(Ops.times(Ops.real(Math.PI), degrees)));
    return Ops.exp(Ops.minus(Ops.minus(norm, width), Ops.times(above, bend)));
  }
}
