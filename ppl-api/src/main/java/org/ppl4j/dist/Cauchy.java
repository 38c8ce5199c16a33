package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The Cauchy distribution, of density {@code 1 / (pi scale (1 + ((x - location) / scale)^2))}. It
 * has no moments. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1,
 * chapter 16; the divergence: Chyzak and Nielsen, 2019.
 *
 * @param location the median
 * @param scale half the distance between the quartiles, positive
 */
public record Cauchy(Real location, Real scale)
    implements LocationScale, HasCdf<Real>, HasQuantile<Real>, HasEntropy, HasKl<Cauchy> {
  /** Checks literal parameters. */
  public Cauchy {
    Parameters.commonShape("cauchy", location, scale);
    Parameters.finite("cauchy", "location", location);
    Parameters.positive("cauchy", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("cauchy", location, scale);
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public Cauchy standard() {
    return new Cauchy(Real.constant(0.0).expand(shape().dims()), Real.constant(1.0));
  }

  @Override
  public Real fromStandard(Real z) {
    return z.times(scale).plus(location);
  }

  @Override
  public Real logDensities(Real value) {
    Real z = value.minus(location).div(scale);
    return Stable.log1pSquare(z).plus(scale.log()).plus(Math.log(Math.PI)).unaryMinus();
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real cdf(Real value) {
    return scale.atan2(location.minus(value)).div(Math.PI);
  }

  @Override
  public Real logCdf(Real value) {
    Real upper = scale.atan2(value.minus(location)).div(Math.PI);
    Bool low = value.stopGradient().lessThan(location.stopGradient());
    return low.select(cdf(value).log(), upper.minimum(0.75).unaryMinus().log1p());
  }

  @Override
  public Real logSurvival(Real value) {
    Real lower = cdf(value).minimum(0.75);
    Bool low = value.stopGradient().lessThan(location.stopGradient());
    return low.select(
        lower.unaryMinus().log1p(), scale.atan2(value.minus(location)).div(Math.PI).log());
  }

  @Override
  public Real quantile(Real p) {
    // tan(pi (p - 1/2)), by the cotangent of the distance to the nearer end where that is small.
    Bool lower = p.stopGradient().lessThan(0.5);
    Real middle = p.minus(0.5).times(Math.PI);
    Real end = lower.select(p, p.unaryMinus().plus(1)).times(Math.PI);
    Bool inner = middle.abs().stopGradient().lessThan(Math.PI / 4);
    Real tail = end.cos().div(end.sin());
    Real z = inner.select(middle.sin().div(middle.cos()), lower.select(tail.unaryMinus(), tail));
    return z.times(scale).plus(location);
  }

  @Override
  public Real upperQuantile(Real q) {
    return location.times(2).minus(quantile(q));
  }

  @Override
  public Real entropy() {
    return scale.log().plus(Math.log(4 * Math.PI)).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Cauchy other) {
    Real gap = location.minus(other.location).div(scale.plus(other.scale));
    Real spread =
        scale.plus(other.scale).log().times(2).minus(scale.log()).minus(other.scale.log());
    return Stable.log1pSquare(gap).plus(spread).minus(Math.log(4)).sum();
  }
}
