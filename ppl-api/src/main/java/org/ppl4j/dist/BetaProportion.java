package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The beta distribution by its mean and its concentration, which is {@link Beta} with {@code a =
 * mean concentration} and {@code b = (1 - mean) concentration}: of density {@code x^(a - 1) (1 -
 * x)^(b - 1) / B(a, b)} on (0, 1). Source: Stan Functions Reference, "Beta proportion
 * distribution".
 *
 * @param mean the expectation, between 0 and 1
 * @param concentration how many observations it is worth, positive
 */
public record BetaProportion(Real mean, Real concentration)
    implements RealUnivariate,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<BetaProportion> {
  /** Checks literal parameters. */
  public BetaProportion {
    Parameters.commonShape("betaProportion", mean, concentration);
    Parameters.check(
        "betaProportion", "mean", mean, "greater than 0 and less than 1", x -> x > 0 && x < 1);
    Parameters.positive("betaProportion", "concentration", concentration);
  }

  private Beta beta() {
    Real rest = mean.unaryMinus().plus(1);
    return new Beta(mean.times(concentration), rest.times(concentration));
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("betaProportion", mean, concentration);
  }

  @Override
  public Support support() {
    return Supports.unitInterval();
  }

  @Override
  public Real logDensities(Real value) {
    return beta().logDensities(value);
  }

  @Override
  public Real draw(RandomStream noise) {
    return beta().draw(noise);
  }

  /** The expectation, of the shape of a draw. */
  @Override
  public Real mean() {
    return mean.expand(shape().dims());
  }

  @Override
  public Real variance() {
    return beta().variance().expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return beta().cdf(value);
  }

  @Override
  public Real logCdf(Real value) {
    return beta().logCdf(value);
  }

  @Override
  public Real logSurvival(Real value) {
    return beta().logSurvival(value);
  }

  @Override
  public Real quantile(Real p) {
    return beta().quantile(p);
  }

  @Override
  public Real upperQuantile(Real q) {
    return beta().upperQuantile(q);
  }

  @Override
  public Real entropy() {
    return beta().entropy();
  }

  @Override
  public Real kl(BetaProportion other) {
    return beta().kl(other.beta());
  }
}
