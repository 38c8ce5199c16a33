package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * A normal distribution kept between two bounds, of density {@code phi(z) / (scale (Phi(b) -
 * Phi(a)))} with {@code z = (x - mean) / scale}, {@code a} and {@code b} the same of the bounds,
 * and phi and Phi the standard normal density and distribution function. Far from the mean all of
 * it is done on the logarithmic scale. Source: Johnson, Kotz and Balakrishnan, Continuous
 * Univariate Distributions 1, section 13.10.1.
 *
 * @param location the mean before truncation
 * @param scale the standard deviation before truncation, positive
 * @param lower the lower bound; may be -infinity
 * @param upper the upper bound, above the lower one; may be infinity
 */
public record TruncatedNormal(Real location, Real scale, Real lower, Real upper)
    implements RealUnivariate, HasMoments, HasCdf<Real>, HasQuantile<Real>, HasEntropy {
  /** What stands for an infinite bound, in standard deviations; its square is finite. */
  private static final double FAR = 1e100;

  private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** Checks literal parameters. */
  public TruncatedNormal {
    Parameters.commonShape("truncatedNormal", location, scale, lower, upper);
    Parameters.finite("truncatedNormal", "location", location);
    Parameters.positive("truncatedNormal", "scale", scale);
    Parameters.ordered("truncatedNormal", "lower", lower, "upper", upper);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("truncatedNormal", location, scale, lower, upper);
  }

  @Override
  public Support support() {
    boolean above = Parameters.isLiteral(lower, Double.NEGATIVE_INFINITY);
    boolean below = Parameters.isLiteral(upper, Double.POSITIVE_INFINITY);
    if (above) {
      return below ? Supports.real() : Supports.lessThan(upper);
    }
    return below ? Supports.greaterThan(lower) : Supports.interval(lower, upper);
  }

  @Override
  public Real logDensities(Real value) {
    Real z = standard(value);
    Real inside = z.square().times(-0.5).minus(LOG_SQRT_TWO_PI).minus(scale.log()).minus(logMass());
    Bool within = Members.within(value, lower, upper);
    return within.select(inside, Double.NEGATIVE_INFINITY);
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    Real shift = edge(standard(lower), 0).minus(edge(standard(upper), 0));
    return shift.times(scale).plus(location).expand(shape().dims());
  }

  /**
   * The variance; the closed form loses digits, like the fourth power of the distance of bounds
   * that are far from the mean, and of bounds that are close together.
   */
  @Override
  public Real variance() {
    Real a = standard(lower);
    Real b = standard(upper);
    Real shift = edge(a, 0).minus(edge(b, 0));
    Real share = edge(a, 1).minus(edge(b, 1)).plus(1).minus(shift.square());
    return share.times(scale.square()).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return logCdf(value).exp();
  }

  @Override
  public Real logCdf(Real value) {
    return smaller(below(value), above(value));
  }

  @Override
  public Real logSurvival(Real value) {
    return smaller(above(value), below(value));
  }

  @Override
  public Real quantile(Real p) {
    return quantile(p, p.unaryMinus().plus(1));
  }

  @Override
  public Real upperQuantile(Real q) {
    return quantile(q.unaryMinus().plus(1), q);
  }

  /** The quantile at {@code p = 1 - q}. */
  private Real quantile(Real p, Real q) {
    Real a = standard(lower);
    Real b = standard(upper);
    // Reflected, where that brings the bounds into the lower tail, which has more digits.
    Bool flip = a.plus(b).stopGradient().greaterThan(0);
    Real high = flip.select(a.unaryMinus(), b).logNdtr();
    Real low = flip.select(b.unaryMinus(), a).logNdtr();
    Real rest = flip.select(p, q).times(low.minus(high).exp());
    Real z = Stable.ndtriExp(flip.select(q, p).plus(rest).log().plus(high));
    return inside(flip.select(z.unaryMinus(), z).times(scale).plus(location));
  }

  @Override
  public Real entropy() {
    Real tilt = edge(standard(lower), 1).minus(edge(standard(upper), 1)).times(0.5);
    Real whole = logMass().plus(scale.log()).plus(LOG_SQRT_TWO_PI + 0.5);
    return whole.plus(tilt).expand(shape().dims()).sum();
  }

  private Real below(Real value) {
    Real z = standard(inside(value));
    return Stable.logNdtrDifference(standard(lower), z).minus(logMass());
  }

  private Real above(Real value) {
    Real z = standard(inside(value));
    return Stable.logNdtrDifference(z, standard(upper)).minus(logMass());
  }

  /** The logarithm of a probability, from that of its complement if it is the greater of both. */
  private static Real smaller(Real log, Real logRest) {
    Bool small = log.stopGradient().lessThan(logRest.stopGradient());
    return small.select(log, small.select(-1, logRest).log1mexp());
  }

  private Real inside(Real value) {
    return value.maximum(lower).minimum(upper);
  }

  /** The logarithm of the probability that the bounds leave. */
  private Real logMass() {
    return Stable.logNdtrDifference(standard(lower), standard(upper));
  }

  /** {@code z^power phi(z)} over the probability that the bounds leave. */
  private Real edge(Real z, int power) {
    Real density = z.square().times(-0.5).minus(LOG_SQRT_TWO_PI).minus(logMass()).exp();
    return power == 0 ? density : density.times(z);
  }

  /** A value in standard deviations from the mean, with infinities made finite. */
  private Real standard(Real value) {
    Bool finite = value.stopGradient().abs().lessThan(Double.POSITIVE_INFINITY);
    Real z = finite.select(value, location).minus(location).div(scale);
    return finite.select(z, value.stopGradient().sign().times(FAR));
  }
}
