package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Student's t distribution, of density {@code Gamma((n + 1) / 2) / (Gamma(n / 2) sqrt(pi n) scale)
 * (1 + z^2 / n)^(-(n + 1) / 2)} with {@code z = (x - location) / scale} and {@code n} the degrees
 * of freedom. Draws are quantiles of uniform noise, with implicit derivatives. Source: Johnson,
 * Kotz and Balakrishnan, Continuous Univariate Distributions 2, chapter 28.
 *
 * @param degrees the degrees of freedom, positive: moments below them exist
 * @param location the median, and the mean where there is one
 * @param scale positive
 */
public record StudentT(Real degrees, Real location, Real scale)
    implements LocationScale, HasMoments, HasCdf<Real>, HasQuantile<Real>, HasEntropy {
  private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** Checks literal parameters. */
  public StudentT {
    Parameters.commonShape("studentT", degrees, location, scale);
    Parameters.positive("studentT", "degrees", degrees);
    Parameters.finite("studentT", "location", location);
    Parameters.positive("studentT", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("studentT", degrees, location, scale);
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public StudentT standard() {
    return new StudentT(degrees, Real.constant(0.0).expand(shape().dims()), Real.constant(1.0));
  }

  @Override
  public Real fromStandard(Real z) {
    return z.times(scale).plus(location);
  }

  @Override
  public Real logDensities(Real value) {
    Real log = Stable.log1pSquare(standard(value).div(degrees.sqrt()));
    Real tail = degrees.plus(1).times(0.5).times(log);
    return Stable.logGammaHalfStep(degrees.times(0.5))
        .minus(LOG_SQRT_TWO_PI)
        .minus(scale.log())
        .minus(tail);
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return degrees
        .stopGradient()
        .greaterThan(1)
        .select(location, Double.NaN)
        .expand(shape().dims());
  }

  @Override
  public Real variance() {
    Real variance = degrees.div(degrees.minus(2)).times(scale.square());
    Real undefined = Real.constant(Double.NaN);
    Bool heavy = degrees.stopGradient().greaterThan(1);
    Real without = heavy.select(Real.constant(Double.POSITIVE_INFINITY), undefined);
    return degrees.stopGradient().greaterThan(2).select(variance, without).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return degrees.studentCdf(standard(value));
  }

  @Override
  public Real logCdf(Real value) {
    Real z = standard(value);
    return Tails.log(degrees.studentCdf(z), degrees.studentCdf(z.unaryMinus()));
  }

  @Override
  public Real logSurvival(Real value) {
    Real z = standard(value);
    return Tails.log(degrees.studentCdf(z.unaryMinus()), degrees.studentCdf(z));
  }

  @Override
  public Real quantile(Real p) {
    return degrees.studentQuantile(p).times(scale).plus(location);
  }

  @Override
  public Real upperQuantile(Real q) {
    return location.minus(degrees.studentQuantile(q).times(scale));
  }

  @Override
  public Real entropy() {
    Real half = degrees.times(0.5);
    Real tilt = half.plus(0.5).times(Stable.digammaHalfStep(half));
    Real norm = Stable.logGammaHalfStep(half).minus(LOG_SQRT_TWO_PI);
    return tilt.minus(norm).plus(scale.log()).expand(shape().dims()).sum();
  }

  private Real standard(Real value) {
    return value.minus(location).div(scale);
  }
}
