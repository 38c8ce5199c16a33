package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The half-normal distribution, of the absolute value of a normal number of mean 0: of density
 * {@code 2 exp(-(x / scale)^2 / 2) / (scale sqrt(2 pi))} for {@code x >= 0}.
 *
 * @param scale the standard deviation of the number with its sign, positive
 */
public record HalfNormal(Real scale)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<HalfNormal> {
  /** Checks literal parameters. */
  public HalfNormal {
    Parameters.commonShape("halfNormal", scale);
    Parameters.positive("halfNormal", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("halfNormal", scale);
  }

  @Override
  public Support support() {
    return Supports.nonNegative();
  }

  @Override
  public Real logDensities(Real value) {
    return value
        .div(scale)
        .square()
        .times(-0.5)
        .minus(scale.log())
        .plus(0.5 * Math.log(2 / Math.PI));
  }

  @Override
  public Real draw(RandomStream noise) {
    return noise.normal(shape()).abs().times(scale);
  }

  @Override
  public Real mean() {
    return scale.times(Math.sqrt(2 / Math.PI)).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return scale.square().times(1 - 2 / Math.PI).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return value.div(scale).times(Math.sqrt(0.5)).erf();
  }

  @Override
  public Real logCdf(Real value) {
    Real z = value.div(scale);
    return z.stopGradient()
        .lessThan(1)
        .select(
            z.minimum(1).times(Math.sqrt(0.5)).erf().log(),
            z.maximum(1).times(Math.sqrt(0.5)).erfc().unaryMinus().log1p());
  }

  @Override
  public Real logSurvival(Real value) {
    Real z = value.div(scale);
    Real near = z.minimum(1).times(Math.sqrt(0.5)).erf().unaryMinus().log1p();
    return z.stopGradient().lessThan(1).select(near, z.unaryMinus().logNdtr().plus(Math.log(2)));
  }

  @Override
  public Real quantile(Real p) {
    Bool near = p.stopGradient().lessThan(0.1);
    Real tail = near.select(0.5, p).unaryMinus().plus(1).times(0.5).ndtri().unaryMinus();
    // Near 0, where 1 - p forgets p: the series of the inverse, and one Newton step on erf.
    Real small = near.select(p, 0);
    Real square = small.square();
    Real start =
        square
            .times(7 * Math.PI * Math.PI / 480)
            .plus(Math.PI / 12)
            .times(square)
            .plus(1)
            .times(small)
            .times(Math.sqrt(Math.PI) / 2);
    Real step = start.erf().minus(small).times(start.square().exp()).times(Math.sqrt(Math.PI) / 2);
    return near.select(start.minus(step).times(Math.sqrt(2)), tail).times(scale);
  }

  @Override
  public Real upperQuantile(Real q) {
    return q.times(0.5).ndtri().unaryMinus().times(scale);
  }

  @Override
  public Real entropy() {
    return scale.log().plus(0.5 * Math.log(Math.PI / 2) + 0.5).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(HalfNormal other) {
    Real ratio = scale.div(other.scale);
    return ratio.square().minus(1).times(0.5).minus(ratio.log()).sum();
  }
}
