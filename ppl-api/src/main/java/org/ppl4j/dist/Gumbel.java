package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The Gumbel distribution of greatest values, of density {@code exp(-z - e^-z) / scale} with {@code
 * z = (x - location) / scale}. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate
 * Distributions 2, chapter 22; the divergence: Gil, Alajaji and Linder, 2013.
 *
 * @param location the mode
 * @param scale positive
 */
public record Gumbel(Real location, Real scale)
    implements LocationScale,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Gumbel> {
  /** Checks literal parameters. */
  public Gumbel {
    Parameters.commonShape("gumbel", location, scale);
    Parameters.finite("gumbel", "location", location);
    Parameters.positive("gumbel", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("gumbel", location, scale);
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public Gumbel standard() {
    return new Gumbel(Real.constant(0.0).expand(shape().dims()), Real.constant(1.0));
  }

  @Override
  public Real fromStandard(Real z) {
    return z.times(scale).plus(location);
  }

  @Override
  public Real logDensities(Real value) {
    Real z = value.minus(location).div(scale);
    return z.plus(z.unaryMinus().exp()).plus(scale.log()).unaryMinus();
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return scale.times(Stable.EULER).plus(location).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return scale.square().times(Math.PI * Math.PI / 6).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return logCdf(value).exp();
  }

  @Override
  public Real logCdf(Real value) {
    return location.minus(value).div(scale).exp().unaryMinus();
  }

  @Override
  public Real logSurvival(Real value) {
    return Stable.log1mexpOfExp(location.minus(value).div(scale));
  }

  @Override
  public Real quantile(Real p) {
    return p.log().unaryMinus().log().unaryMinus().times(scale).plus(location);
  }

  @Override
  public Real upperQuantile(Real q) {
    return location.minus(q.unaryMinus().log1p().unaryMinus().log().times(scale));
  }

  @Override
  public Real entropy() {
    return scale.log().plus(Stable.EULER + 1).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Gumbel other) {
    Real ratio = scale.div(other.scale);
    Real shift = location.minus(other.location).div(other.scale);
    Real tilt = ratio.plus(1).lgamma().minus(shift).exp();
    return ratio
        .minus(1)
        .times(Stable.EULER)
        .minus(ratio.log())
        .plus(shift)
        .plus(tilt)
        .minus(1)
        .sum();
  }
}
