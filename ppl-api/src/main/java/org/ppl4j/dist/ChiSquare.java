package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The chi-square distribution, of the sum of {@code degrees} squared standard normal numbers: the
 * {@link Gamma} distribution of concentration {@code degrees / 2} and rate 1/2, of density {@code
 * x^(degrees / 2 - 1) exp(-x / 2) / (2^(degrees / 2) Gamma(degrees / 2))} for {@code x > 0}.
 *
 * @param degrees the degrees of freedom, positive
 */
public record ChiSquare(Real degrees)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<ChiSquare> {
  /** Checks literal parameters. */
  public ChiSquare {
    Parameters.positive("chiSquare", "degrees", degrees);
  }

  private Gamma gamma() {
    return new Gamma(degrees.times(0.5), Real.constant(0.5));
  }

  @Override
  public Shape shape() {
    return degrees.shape();
  }

  @Override
  public Support support() {
    return Supports.positive();
  }

  @Override
  public Real logDensities(Real value) {
    return gamma().logDensities(value);
  }

  @Override
  public Real draw(RandomStream noise) {
    return gamma().draw(noise);
  }

  @Override
  public Real mean() {
    return degrees;
  }

  @Override
  public Real variance() {
    return degrees.times(2);
  }

  @Override
  public Real cdf(Real value) {
    return gamma().cdf(value);
  }

  @Override
  public Real logCdf(Real value) {
    return gamma().logCdf(value);
  }

  @Override
  public Real logSurvival(Real value) {
    return gamma().logSurvival(value);
  }

  @Override
  public Real quantile(Real p) {
    return gamma().quantile(p);
  }

  @Override
  public Real entropy() {
    return gamma().entropy();
  }

  @Override
  public Real kl(ChiSquare other) {
    return gamma().kl(other.gamma());
  }
}
