package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The inverse gamma distribution, of {@code scale} over a gamma number of rate 1: of density {@code
 * scale^a x^(-a - 1) exp(-scale / x) / Gamma(a)} for {@code x > 0}, where {@code a} is the
 * concentration.
 *
 * @param concentration the shape parameter, positive: moments below it exist
 * @param scale positive
 */
public record InverseGamma(Real concentration, Real scale)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<InverseGamma> {
  /** Checks literal parameters. */
  public InverseGamma {
    Parameters.commonShape("inverseGamma", concentration, scale);
    Parameters.positive("inverseGamma", "concentration", concentration);
    Parameters.positive("inverseGamma", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("inverseGamma", concentration, scale);
  }

  @Override
  public Support support() {
    return Supports.positive();
  }

  @Override
  public Real logDensities(Real value) {
    Real log = scale.log().minus(value.log());
    Real inverse = Stable.logGammaDensity(concentration, scale.div(value), log);
    return inverse.plus(log).minus(value.log());
  }

  @Override
  public Real draw(RandomStream noise) {
    return scale.div(
        new Gamma(concentration, Real.constant(1.0).expand(shape().dims())).draw(noise));
  }

  @Override
  public Real mean() {
    Real mean = scale.div(concentration.minus(1));
    Bool exists = concentration.stopGradient().greaterThan(1);
    return exists.select(mean, Double.POSITIVE_INFINITY).expand(shape().dims());
  }

  @Override
  public Real variance() {
    Real below = concentration.minus(1);
    Real variance = scale.div(below).square().div(below.minus(1));
    Real undefined = Real.constant(Double.NaN);
    Real heavy =
        below
            .stopGradient()
            .greaterThan(0)
            .select(Real.constant(Double.POSITIVE_INFINITY), undefined);
    return below.stopGradient().greaterThan(1).select(variance, heavy).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return concentration.gammaQ(scale.div(value));
  }

  @Override
  public Real logCdf(Real value) {
    Real y = scale.div(value);
    return Tails.log(concentration.gammaQ(y), concentration.gammaP(y));
  }

  @Override
  public Real logSurvival(Real value) {
    Real y = scale.div(value);
    return Tails.log(concentration.gammaP(y), concentration.gammaQ(y));
  }

  @Override
  public Real quantile(Real p) {
    return upperQuantile(p.unaryMinus().plus(1));
  }

  @Override
  public Real upperQuantile(Real q) {
    return scale.div(concentration.gammaPInverse(q));
  }

  @Override
  public Real entropy() {
    Real tilt = concentration.plus(1).times(concentration.digamma());
    Real main = concentration.plus(concentration.lgamma()).minus(tilt);
    return main.plus(scale.log()).expand(shape().dims()).sum();
  }

  /** That of the gamma distributions of the inverses. */
  @Override
  public Real kl(InverseGamma other) {
    return new Gamma(concentration, scale).kl(new Gamma(other.concentration, other.scale));
  }
}
