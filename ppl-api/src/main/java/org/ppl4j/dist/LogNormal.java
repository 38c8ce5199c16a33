package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The log-normal distribution, of the exponential of a normal number: of density {@code exp(-((log
 * x - location) / scale)^2 / 2) / (x scale sqrt(2 pi))}. Source: Johnson, Kotz and Balakrishnan,
 * Continuous Univariate Distributions 1, chapter 14.
 *
 * @param location the mean of the logarithm
 * @param scale the standard deviation of the logarithm, positive
 */
public record LogNormal(Real location, Real scale)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<LogNormal> {
  /** Checks literal parameters. */
  public LogNormal {
    Parameters.commonShape("logNormal", location, scale);
    Parameters.finite("logNormal", "location", location);
    Parameters.positive("logNormal", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("logNormal", location, scale);
  }

  @Override
  public Support support() {
    return Supports.positive();
  }

  private Normal logarithm() {
    return new Normal(location, scale);
  }

  @Override
  public Real logDensities(Real value) {
    Real log = value.log();
    return logarithm().logDensities(log).minus(log);
  }

  @Override
  public Real draw(RandomStream noise) {
    return logarithm().draw(noise).exp().maximum(Double.MIN_NORMAL);
  }

  @Override
  public Real mean() {
    return scale.square().times(0.5).plus(location).exp().expand(shape().dims());
  }

  @Override
  public Real variance() {
    Real square = scale.square();
    return square.expm1().times(square.plus(location.times(2)).exp()).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return logarithm().cdf(value.log());
  }

  @Override
  public Real logCdf(Real value) {
    return logarithm().logCdf(value.log());
  }

  @Override
  public Real logSurvival(Real value) {
    return logarithm().logSurvival(value.log());
  }

  @Override
  public Real quantile(Real p) {
    return logarithm().quantile(p).exp();
  }

  @Override
  public Real upperQuantile(Real q) {
    return logarithm().upperQuantile(q).exp();
  }

  @Override
  public Real entropy() {
    return logarithm().entropy().plus(location.expand(shape().dims()).sum());
  }

  @Override
  public Real kl(LogNormal other) {
    return logarithm().kl(other.logarithm());
  }
}
