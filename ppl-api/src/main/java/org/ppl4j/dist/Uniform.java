package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The uniform distribution, of density {@code 1 / (upper - lower)} between its bounds.
 *
 * @param lower the lower bound
 * @param upper the upper bound, above the lower one
 */
public record Uniform(Real lower, Real upper)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Uniform> {
  /** Checks literal parameters. */
  public Uniform {
    Parameters.commonShape("uniform", lower, upper);
    Parameters.finite("uniform", "lower", lower);
    Parameters.finite("uniform", "upper", upper);
    Parameters.ordered("uniform", "lower", lower, "upper", upper);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("uniform", lower, upper);
  }

  @Override
  public Support support() {
    return Supports.interval(lower, upper);
  }

  private Real share(Real value) {
    return value.minus(lower).div(upper.minus(lower)).maximum(0).minimum(1);
  }

  @Override
  public Real logDensities(Real value) {
    Bool inside = Members.within(value, lower, upper);
    return inside.select(upper.minus(lower).log().unaryMinus(), Double.NEGATIVE_INFINITY);
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return lower.plus(upper).times(0.5).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return upper.minus(lower).square().div(12).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return share(value);
  }

  @Override
  public Real logSurvival(Real value) {
    return upper.minus(value).div(upper.minus(lower)).maximum(0).minimum(1).log();
  }

  @Override
  public Real quantile(Real p) {
    return upper.minus(lower).times(p).plus(lower);
  }

  @Override
  public Real upperQuantile(Real q) {
    return upper.minus(upper.minus(lower).times(q));
  }

  @Override
  public Real entropy() {
    return upper.minus(lower).log().expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Uniform other) {
    Bool within =
        lower
            .stopGradient()
            .atLeast(other.lower.stopGradient())
            .and(upper.stopGradient().atMost(other.upper.stopGradient()));
    Real ratio = other.upper.minus(other.lower).log().minus(upper.minus(lower).log());
    return within.select(ratio, Double.POSITIVE_INFINITY).sum();
  }
}
