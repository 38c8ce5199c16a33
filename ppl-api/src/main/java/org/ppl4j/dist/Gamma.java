package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The gamma distribution, of density {@code rate^a x^(a - 1) exp(-rate x) / Gamma(a)} for {@code x
 * > 0}, where {@code a} is the concentration. Draws are quantiles of uniform noise; their
 * derivative is the implicit reparameterisation gradient (Figurnov, Mohamed and Mnih, 2018).
 * Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1, chapter 17.
 *
 * @param concentration the shape parameter, positive
 * @param rate one over the scale, positive
 */
public record Gamma(Real concentration, Real rate)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Gamma>,
        HasWeakDerivatives<Real>,
        OfGammaNumbers {
  /** Checks literal parameters. */
  public Gamma {
    Parameters.commonShape("gamma", concentration, rate);
    Parameters.positive("gamma", "concentration", concentration);
    Parameters.positive("gamma", "rate", rate);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("gamma", concentration, rate);
  }

  @Override
  public Support support() {
    return Supports.positive();
  }

  @Override
  public Real logDensities(Real value) {
    Real log = rate.log();
    Real y = value.times(rate);
    return Stable.logGammaDensity(concentration, y, value.log().plus(log)).plus(log);
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape())).maximum(Double.MIN_NORMAL);
  }

  @Override
  public Real mean() {
    return concentration.div(rate).expand(shape().dims());
  }

  @Override
  public Real variance() {
    return concentration.div(rate.square()).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return concentration.gammaP(value.times(rate));
  }

  @Override
  public Real logCdf(Real value) {
    Real y = value.times(rate);
    return Tails.log(concentration.gammaP(y), concentration.gammaQ(y));
  }

  @Override
  public Real logSurvival(Real value) {
    Real y = value.times(rate);
    return Tails.log(concentration.gammaQ(y), concentration.gammaP(y));
  }

  @Override
  public Real quantile(Real p) {
    return concentration.gammaPInverse(p).div(rate);
  }

  @Override
  public Real entropy() {
    Real tilt = concentration.unaryMinus().plus(1).times(concentration.digamma());
    Real main = concentration.plus(concentration.lgamma()).plus(tilt);
    return main.minus(rate.log()).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Gamma other) {
    Real a = concentration;
    Real b = other.concentration;
    Real normalizers = b.lgamma().minus(a.lgamma()).plus(a.minus(b).times(a.digamma()));
    Real ratio = other.rate.div(rate);
    return ratio.minus(1).times(a).minus(ratio.log().times(b)).plus(normalizers).sum();
  }

  /** In the rate the negative part is the sum with an exponential number; see also WeakParts. */
  @Override
  public List<WeakDerivative> weakDerivatives(Real value, RandomStream noise) {
    Real a = concentration.expand(shape().dims());
    Real b = rate.expand(shape().dims());
    Real more = value.plus(new Exponential(b).draw(noise));
    WeakParts.Shrink shrink = WeakParts.Shrink.of(a, noise.uniform(shape()));
    return List.of(
        new WeakDerivative(b, a.div(b).unaryMinus(), more),
        new WeakDerivative(a, shrink.weight().unaryMinus(), shrink.apply(value)));
  }

  @Override
  public Real concentrations() {
    return LastAxis.column(concentration.expand(shape().dims()));
  }

  @Override
  public Real ofLogs(Real logs) {
    return logs.reshape(shape().dims()).exp().div(rate).maximum(Double.MIN_NORMAL);
  }
}
