package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The Weibull distribution, of density {@code (power / x) (x / scale)^power exp(-(x /
 * scale)^power)} for {@code x > 0}. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate
 * Distributions 1, chapter 21; the divergence: Bauckhage, 2013.
 *
 * @param power the shape, positive: above 1 the hazard grows
 * @param scale positive
 */
public record Weibull(Real power, Real scale)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Weibull> {
  /** Checks literal parameters. */
  public Weibull {
    Parameters.commonShape("weibull", power, scale);
    Parameters.positive("weibull", "power", power);
    Parameters.positive("weibull", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("weibull", power, scale);
  }

  @Override
  public Support support() {
    return Supports.positive();
  }

  /** The logarithm of the accumulated hazard. */
  private Real logHazard(Real value) {
    return value.log().minus(scale.log()).times(power);
  }

  @Override
  public Real logDensities(Real value) {
    Real log = logHazard(value);
    return log.minus(log.exp()).plus(power.log()).minus(value.log());
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape())).maximum(Double.MIN_NORMAL);
  }

  private Real moment(int order) {
    return power.pow(-1).times(order).plus(1).lgamma().exp();
  }

  @Override
  public Real mean() {
    return moment(1).times(scale).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return moment(2).minus(moment(1).square()).times(scale.square()).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return logHazard(value).exp().unaryMinus().expm1().unaryMinus();
  }

  @Override
  public Real logCdf(Real value) {
    return Stable.log1mexpOfExp(logHazard(value));
  }

  @Override
  public Real logSurvival(Real value) {
    return logHazard(value).exp().unaryMinus();
  }

  @Override
  public Real quantile(Real p) {
    return p.unaryMinus().log1p().unaryMinus().log().div(power).exp().times(scale);
  }

  @Override
  public Real upperQuantile(Real q) {
    return q.log().unaryMinus().log().div(power).exp().times(scale);
  }

  @Override
  public Real entropy() {
    return power
        .pow(-1)
        .times(-Stable.EULER)
        .plus(scale.log())
        .minus(power.log())
        .plus(Stable.EULER + 1)
        .expand(shape().dims())
        .sum();
  }

  @Override
  public Real kl(Weibull other) {
    Real ratio = other.power.div(power);
    Real shift = scale.log().minus(other.scale.log());
    Real tilt = shift.times(other.power).plus(ratio.plus(1).lgamma()).exp();
    return ratio
        .minus(1)
        .times(Stable.EULER)
        .minus(ratio.log())
        .minus(shift.times(other.power))
        .plus(tilt)
        .minus(1)
        .sum();
  }
}
