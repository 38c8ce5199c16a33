package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The logistic distribution, of density {@code e^-z / (scale (1 + e^-z)^2)} with {@code z = (x -
 * location) / scale}. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions
 * 2, chapter 23.
 *
 * @param location the mean and median
 * @param scale positive; the standard deviation is {@code pi / sqrt(3)} times it
 */
public record Logistic(Real location, Real scale)
    implements LocationScale, HasMoments, HasCdf<Real>, HasQuantile<Real>, HasEntropy {
  /** Checks literal parameters. */
  public Logistic {
    Parameters.commonShape("logistic", location, scale);
    Parameters.finite("logistic", "location", location);
    Parameters.positive("logistic", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("logistic", location, scale);
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public Logistic standard() {
    return new Logistic(Real.constant(0.0).expand(shape().dims()), Real.constant(1.0));
  }

  @Override
  public Real fromStandard(Real z) {
    return z.times(scale).plus(location);
  }

  @Override
  public Real logDensities(Real value) {
    Real z = value.minus(location).div(scale);
    return z.softplus().plus(z.unaryMinus().softplus()).plus(scale.log()).unaryMinus();
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return location.expand(shape().dims());
  }

  @Override
  public Real variance() {
    return scale.square().times(Math.PI * Math.PI / 3).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return value.minus(location).div(scale).sigmoid();
  }

  @Override
  public Real logCdf(Real value) {
    return location.minus(value).div(scale).softplus().unaryMinus();
  }

  @Override
  public Real logSurvival(Real value) {
    return value.minus(location).div(scale).softplus().unaryMinus();
  }

  @Override
  public Real quantile(Real p) {
    return p.log().minus(p.unaryMinus().log1p()).times(scale).plus(location);
  }

  @Override
  public Real upperQuantile(Real q) {
    return location.times(2).minus(quantile(q));
  }

  @Override
  public Real entropy() {
    return scale.log().plus(2).expand(shape().dims()).sum();
  }
}
