package org.ppl4j.dist;

import java.util.List;
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
        HasKl<Weibull>,
        HasWeakDerivatives<Real> {
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

  /**
   * The accumulated hazard {@code h} is exponential. The scale's derivative is that of its rate;
   * the power's, of score {@code (1 + log h - h log h) / power}, is the difference of those of two
   * gamma numbers in their shapes 1 and 2, and {@code digamma(2)} times that of the two themselves.
   */
  @Override
  public List<WeakDerivative> weakDerivatives(Real value, RandomStream noise) {
    Real k = power.expand(shape().dims());
    Real width = scale.expand(shape().dims());
    Real hazard = logHazard(value).exp();
    Real two = hazard.minus(noise.uniform(shape()).log());
    WeakParts.Shrink one = WeakParts.Shrink.of(Real.constant(1), noise.uniform(shape()));
    WeakParts.Shrink both = WeakParts.Shrink.of(Real.constant(2), noise.uniform(shape()));
    return List.of(
        new WeakDerivative(width, k.div(width), atHazard(two)),
        new WeakDerivative(k, k.pow(-1).times(Stable.EULER - 1), atHazard(two)),
        new WeakDerivative(k, one.weight().div(k).unaryMinus(), atHazard(one.apply(hazard))),
        new WeakDerivative(k, both.weight().div(k), atHazard(both.apply(two)), atHazard(two)));
  }

  private Real atHazard(Real hazard) {
    return hazard.log().div(power).exp().times(scale);
  }
}
