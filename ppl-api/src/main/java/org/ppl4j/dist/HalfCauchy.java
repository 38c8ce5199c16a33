package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The half-Cauchy distribution, of the absolute value of a Cauchy number about 0: of density {@code
 * 2 / (pi scale (1 + (x / scale)^2))} for {@code x >= 0}. Source: Gelman, "Prior distributions for
 * variance parameters in hierarchical models", 2006.
 *
 * @param scale the median, positive
 */
public record HalfCauchy(Real scale)
    implements RealUnivariate, HasCdf<Real>, HasQuantile<Real>, HasEntropy {
  /** Checks literal parameters. */
  public HalfCauchy {
    Parameters.commonShape("halfCauchy", scale);
    Parameters.positive("halfCauchy", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("halfCauchy", scale);
  }

  @Override
  public Support support() {
    return Supports.nonNegative();
  }

  @Override
  public Real logDensities(Real value) {
    return Stable.log1pSquare(value.div(scale))
        .plus(scale.log())
        .plus(Math.log(Math.PI / 2))
        .unaryMinus();
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real cdf(Real value) {
    return value.atan2(scale).times(2 / Math.PI);
  }

  @Override
  public Real logCdf(Real value) {
    Real survival = scale.atan2(value).times(2 / Math.PI);
    return value
        .stopGradient()
        .lessThan(scale.stopGradient())
        .select(cdf(value).log(), survival.minimum(0.75).unaryMinus().log1p());
  }

  @Override
  public Real logSurvival(Real value) {
    Real lower = cdf(value).minimum(0.75).unaryMinus().log1p();
    return value
        .stopGradient()
        .lessThan(scale.stopGradient())
        .select(lower, scale.atan2(value).times(2 / Math.PI).log());
  }

  @Override
  public Real quantile(Real p) {
    Bool lower = p.stopGradient().lessThan(0.5);
    Real angle = lower.select(p, p.unaryMinus().plus(1)).times(Math.PI / 2);
    return lower
        .select(angle.sin(), angle.cos())
        .div(lower.select(angle.cos(), angle.sin()))
        .times(scale);
  }

  @Override
  public Real upperQuantile(Real q) {
    return scale.square().div(quantile(q));
  }

  @Override
  public Real entropy() {
    return scale.log().plus(Math.log(2 * Math.PI)).expand(shape().dims()).sum();
  }
}
