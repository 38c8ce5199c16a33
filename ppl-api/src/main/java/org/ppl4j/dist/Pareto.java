package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The Pareto distribution, of density {@code tail minimum^tail / x^(tail + 1)} for {@code x >=
 * minimum}. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1, chapter
 * 20.
 *
 * @param minimum the least value, positive
 * @param tail the shape, positive: moments below it exist
 */
public record Pareto(Real minimum, Real tail)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Pareto> {
  /** Checks literal parameters. */
  public Pareto {
    Parameters.commonShape("pareto", minimum, tail);
    Parameters.positive("pareto", "minimum", minimum);
    Parameters.positive("pareto", "tail", tail);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("pareto", minimum, tail);
  }

  @Override
  public Support support() {
    return Supports.greaterThan(minimum);
  }

  @Override
  public Real logDensities(Real value) {
    Real log = Stable.logRatio(value, minimum);
    return value
        .stopGradient()
        .atLeast(minimum.stopGradient())
        .select(tail.log().minus(value.log()).minus(tail.times(log)), Double.NEGATIVE_INFINITY);
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    Real mean = minimum.times(tail).div(tail.minus(1));
    return tail.stopGradient()
        .greaterThan(1)
        .select(mean, Double.POSITIVE_INFINITY)
        .expand(shape().dims());
  }

  @Override
  public Real variance() {
    Real below = tail.minus(1);
    Real variance = minimum.div(below).square().times(tail).div(below.minus(1));
    Real heavy =
        tail.stopGradient()
            .greaterThan(1)
            .select(Real.constant(Double.POSITIVE_INFINITY), Real.constant(Double.NaN));
    return tail.stopGradient().greaterThan(2).select(variance, heavy).expand(shape().dims());
  }

  private Real log(Real value) {
    return Stable.logRatio(value, minimum).times(tail).maximum(0);
  }

  @Override
  public Real cdf(Real value) {
    return log(value).unaryMinus().expm1().unaryMinus();
  }

  @Override
  public Real logCdf(Real value) {
    return log(value).log1mexp();
  }

  @Override
  public Real logSurvival(Real value) {
    return log(value).unaryMinus();
  }

  @Override
  public Real quantile(Real p) {
    return p.unaryMinus().log1p().unaryMinus().div(tail).exp().times(minimum);
  }

  @Override
  public Real upperQuantile(Real q) {
    return q.log().unaryMinus().div(tail).exp().times(minimum);
  }

  @Override
  public Real entropy() {
    return minimum.log().minus(tail.log()).plus(tail.pow(-1)).plus(1).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Pareto other) {
    Real ratio = other.tail.div(tail);
    Real shift = minimum.log().minus(other.minimum.log()).times(other.tail);
    Real kl = shift.minus(ratio.log()).plus(ratio).minus(1);
    return minimum
        .stopGradient()
        .atLeast(other.minimum.stopGradient())
        .select(kl, Double.POSITIVE_INFINITY)
        .sum();
  }
}
