package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The beta distribution, of density {@code x^(a - 1) (1 - x)^(b - 1) / B(a, b)} on (0, 1). Draws
 * are quantiles of uniform noise, with implicit derivatives; they are kept from rounding onto 0 and
 * 1. Source: Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2, chapter 25.
 *
 * @param a the shape parameter at 0, positive
 * @param b the shape parameter at 1, positive
 */
public record Beta(Real a, Real b)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Beta>,
        OfGammaNumbers {
  /** Checks literal parameters. */
  public Beta {
    Parameters.commonShape("beta", a, b);
    Parameters.positive("beta", "a", a);
    Parameters.positive("beta", "b", b);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("beta", a, b);
  }

  @Override
  public Support support() {
    return Supports.unitInterval();
  }

  @Override
  public Real logDensities(Real value) {
    return Stable.logBetaDensity(a, b, value);
  }

  @Override
  public Real draw(RandomStream noise) {
    Real x = quantile(noise.uniform(shape()));
    return x.maximum(Double.MIN_NORMAL).minimum(1 - 0x1p-53);
  }

  @Override
  public Real mean() {
    return a.div(a.plus(b)).expand(shape().dims());
  }

  @Override
  public Real variance() {
    Real n = a.plus(b);
    return a.div(n).times(b.div(n)).div(n.plus(1)).expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return a.betaI(b, value);
  }

  @Override
  public Real logCdf(Real value) {
    return Tails.log(a.betaI(b, value), a.betaIComplement(b, value));
  }

  @Override
  public Real logSurvival(Real value) {
    return Tails.log(a.betaIComplement(b, value), a.betaI(b, value));
  }

  @Override
  public Real quantile(Real p) {
    return a.betaIInverse(b, p);
  }

  @Override
  public Real upperQuantile(Real q) {
    Bool upper = q.stopGradient().lessThan(0.5);
    Real far = b.betaIInverse(a, upper.select(q, 0.5)).unaryMinus().plus(1);
    return upper.select(far, quantile(q.unaryMinus().plus(1)));
  }

  @Override
  public Real entropy() {
    Real n = a.plus(b);
    Real low = a.minus(1).times(n.digamma().minus(a.digamma()));
    Real high = b.minus(1).times(n.digamma().minus(b.digamma()));
    return Stable.logBeta(a, b).plus(low).plus(high).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Beta other) {
    Real n = a.plus(b).digamma();
    Real low = a.minus(other.a).times(a.digamma().minus(n));
    Real high = b.minus(other.b).times(b.digamma().minus(n));
    Real norm = Stable.logBeta(other.a, other.b).minus(Stable.logBeta(a, b));
    return norm.plus(low).plus(high).sum();
  }

  @Override
  public Real concentrations() {
    int[] dims = shape().dims();
    Real low = LastAxis.column(a.expand(dims));
    return Real.concat(dims.length, low, LastAxis.column(b.expand(dims)));
  }

  @Override
  public Real ofLogs(Real logs) {
    int axis = LastAxis.of(logs);
    Real odds = logs.slice(axis, 0, 1).minus(logs.slice(axis, 1, 2));
    Real x = odds.reshape(shape().dims()).sigmoid();
    return x.maximum(Double.MIN_NORMAL).minimum(1 - 0x1p-53);
  }
}
