package org.ppl4j.op;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.math.StudentFunctions;

/**
 * The derivative of the distribution function of Student's law in its degrees of freedom. It can be
 * differentiated further in {@code t} only.
 */
public record StudentCdfDerivative() implements Binary {
  @Override
  public double apply(double degrees, double t) {
    return StudentFunctions.studentCdfDerivative(degrees, t);
  }

  @Override
  public List<@Nullable Expr> vjp(Expr node, List<@Nullable Expr> cotangents, boolean[] needed) {
    Checks.differentiable(
        !needed[0],
        node,
        "Student's distribution function has no second derivative in its degrees here");
    return Binary.super.vjp(node, cotangents, needed);
  }

  @Override
  public List<@Nullable Expr> cotangents(Expr degrees, Expr t, Expr d, Expr g) {
    return Arrays.asList(null, Ops.times(g, densityDerivative(degrees, t)));
  }

  /** The derivative of the density in the degrees of freedom: that of its logarithm, times it. */
  private static Expr densityDerivative(Expr degrees, Expr t) {
    Expr half = Ops.real(0.5);
    Expr shape = Ops.times(half, degrees);
    Expr above = Ops.plus(shape, half);
    Expr square = Ops.square(t);
    Expr ratio = Ops.div(square, degrees);
    Expr bend = Ops.unary(new Log1p(), ratio);
    Expr growth = Ops.minus(Ops.polygamma(0, above), Ops.polygamma(0, shape));
    Expr rise = Ops.div(Ops.minus(square, Ops.real(1)), degrees);
    Expr pull = Ops.div(rise, Ops.plus(ratio, Ops.real(1)));
    Expr logarithmic = Ops.times(half, Ops.plus(Ops.minus(growth, bend), pull));
    return Ops.times(StudentCdf.density(degrees, t), logarithmic);
  }
}
