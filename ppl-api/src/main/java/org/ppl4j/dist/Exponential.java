package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The exponential distribution, of density {@code rate exp(-rate x)} for {@code x >= 0}.
 *
 * @param rate one over the mean, positive
 */
public record Exponential(Real rate)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Exponential>,
        HasWeakDerivatives<Real> {
  /** Checks literal parameters. */
  public Exponential {
    Parameters.commonShape("exponential", rate);
    Parameters.positive("exponential", "rate", rate);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("exponential", rate);
  }

  @Override
  public Support support() {
    return Supports.nonNegative();
  }

  @Override
  public Real logDensities(Real value) {
    return rate.log().minus(rate.times(value));
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return rate.pow(-1).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return rate.pow(-2).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return rate.times(value).unaryMinus().expm1().unaryMinus();
  }

  @Override
  public Real logCdf(Real value) {
    return rate.times(value).log1mexp();
  }

  @Override
  public Real logSurvival(Real value) {
    return rate.times(value).unaryMinus();
  }

  @Override
  public Real quantile(Real p) {
    return p.unaryMinus().log1p().unaryMinus().div(rate);
  }

  @Override
  public Real upperQuantile(Real q) {
    return q.log().unaryMinus().div(rate);
  }

  @Override
  public Real entropy() {
    return rate.log().unaryMinus().plus(1).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Exponential other) {
    Real ratio = other.rate.div(rate);
    return ratio.minus(1).minus(ratio.log()).sum();
  }

  /** The negative part is the sum of two such numbers. */
  @Override
  public List<WeakDerivative> weakDerivatives(Real value, RandomStream noise) {
    Real wide = rate.expand(shape().dims());
    return List.of(new WeakDerivative(wide, wide.pow(-1).unaryMinus(), value.plus(draw(noise))));
  }
}
