package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The Laplace distribution, of density {@code exp(-|x - location| / scale) / (2 scale)}. Source:
 * Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2, chapter 24.
 *
 * @param location the mean and median
 * @param scale the mean distance from it, positive
 */
public record Laplace(Real location, Real scale)
    implements LocationScale,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Laplace> {
  /** Checks literal parameters. */
  public Laplace {
    Parameters.commonShape("laplace", location, scale);
    Parameters.finite("laplace", "location", location);
    Parameters.positive("laplace", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("laplace", location, scale);
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public Laplace standard() {
    return new Laplace(Real.constant(0.0).expand(shape().dims()), Real.constant(1.0));
  }

  @Override
  public Real fromStandard(Real z) {
    return z.times(scale).plus(location);
  }

  @Override
  public Real logDensities(Real value) {
    return value.minus(location).abs().div(scale).plus(scale.times(2).log()).unaryMinus();
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
    return scale.square().times(2).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return tail(value.minus(location)).exp();
  }

  @Override
  public Real logCdf(Real value) {
    return tail(value.minus(location));
  }

  @Override
  public Real logSurvival(Real value) {
    return tail(location.minus(value));
  }

  private Real tail(Real distance) {
    Real z = distance.div(scale);
    Real half = z.abs().unaryMinus().exp().times(-0.5);
    return z.stopGradient().lessThan(0).select(z.minus(Math.log(2)), half.log1p());
  }

  @Override
  public Real quantile(Real p) {
    Bool lower = p.stopGradient().lessThan(0.5);
    Real size = lower.select(p, p.unaryMinus().plus(1)).times(2).log().times(scale);
    return lower.select(size, size.unaryMinus()).plus(location);
  }

  @Override
  public Real upperQuantile(Real q) {
    return location.times(2).minus(quantile(q));
  }

  @Override
  public Real entropy() {
    return scale.log().plus(1 + Math.log(2)).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Laplace other) {
    Real distance = location.minus(other.location).abs();
    Real near = distance.div(scale).unaryMinus().exp().times(scale);
    return near.plus(distance)
        .div(other.scale)
        .minus(1)
        .minus(scale.log())
        .plus(other.scale.log())
        .sum();
  }
}
