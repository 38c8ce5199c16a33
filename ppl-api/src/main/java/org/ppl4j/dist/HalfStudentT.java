package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The half Student t distribution, of the absolute value of a {@link StudentT} number of location
 * 0: twice its density, for {@code x >= 0}. Source: Gelman, "Prior distributions for variance
 * parameters in hierarchical models", 2006.
 *
 * @param degrees the degrees of freedom, positive: moments below them exist
 * @param scale positive
 */
public record HalfStudentT(Real degrees, Real scale)
    implements RealUnivariate, HasMoments, HasCdf<Real>, HasQuantile<Real>, HasEntropy {
  /** Checks literal parameters. */
  public HalfStudentT {
    Parameters.commonShape("halfStudentT", degrees, scale);
    Parameters.positive("halfStudentT", "degrees", degrees);
    Parameters.positive("halfStudentT", "scale", scale);
  }

  private StudentT whole() {
    return new StudentT(degrees, Real.constant(0.0), scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("halfStudentT", degrees, scale);
  }

  @Override
  public Support support() {
    return Supports.nonNegative();
  }

  @Override
  public Real logDensities(Real value) {
    return whole().logDensities(value).plus(Math.log(2));
  }

  @Override
  public Real draw(RandomStream noise) {
    return whole().draw(noise).abs();
  }

  @Override
  public Real mean() {
    Real above = degrees.maximum(1);
    Real half = above.times(0.5);
    Real step = Stable.logGammaHalfStep(half).exp().times(half.sqrt());
    Real mean = step.times(above.sqrt()).div(above.minus(1)).times(2 / Math.sqrt(Math.PI));
    Real infinite = Real.constant(Double.POSITIVE_INFINITY);
    return degrees
        .stopGradient()
        .greaterThan(1)
        .select(mean.times(scale), infinite)
        .expand(shape().dims());
  }

  @Override
  public Real variance() {
    Real square = degrees.div(degrees.minus(2)).times(scale.square());
    Real variance = square.minus(mean().square());
    Real undefined = Real.constant(Double.NaN);
    Bool heavy = degrees.stopGradient().greaterThan(1);
    Real without = heavy.select(Real.constant(Double.POSITIVE_INFINITY), undefined);
    return degrees.stopGradient().greaterThan(2).select(variance, without).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    Real z = value.div(scale);
    return z.stopGradient().lessThan(1).select(inner(z), outer(z).unaryMinus().plus(1));
  }

  @Override
  public Real logCdf(Real value) {
    Real z = value.div(scale);
    return z.stopGradient().lessThan(1).select(inner(z).log(), outer(z).unaryMinus().log1p());
  }

  @Override
  public Real logSurvival(Real value) {
    Real z = value.div(scale);
    return z.stopGradient().lessThan(1).select(inner(z).unaryMinus().log1p(), outer(z).log());
  }

  @Override
  public Real quantile(Real p) {
    Bool lower = p.stopGradient().lessThan(0.5);
    Real share = Real.constant(0.5).betaIInverse(degrees.times(0.5), lower.select(p, 0.25));
    Real near = share.div(share.unaryMinus().plus(1)).times(degrees).sqrt();
    Real rest = lower.select(0.25, p.unaryMinus().plus(1).times(0.5));
    return lower.select(near, degrees.studentQuantile(rest).unaryMinus()).times(scale);
  }

  @Override
  public Real upperQuantile(Real q) {
    Bool upper = q.stopGradient().lessThan(0.5);
    Real far = degrees.studentQuantile(upper.select(q, 0.5).times(0.5)).unaryMinus();
    return upper.select(far.times(scale), quantile(q.unaryMinus().plus(1)));
  }

  @Override
  public Real entropy() {
    return whole().entropy().minus(shape().size() * Math.log(2));
  }

  /** The probability of at most {@code z < 1}, which keeps its digits where that is small. */
  private Real inner(Real z) {
    Real square = z.minimum(1).square();
    Real share = square.div(square.plus(degrees));
    return Real.constant(0.5).betaI(degrees.times(0.5), share);
  }

  /** The probability of more than {@code z >= 1}. */
  private Real outer(Real z) {
    return degrees.studentCdf(z.maximum(1).unaryMinus()).times(2);
  }
}
