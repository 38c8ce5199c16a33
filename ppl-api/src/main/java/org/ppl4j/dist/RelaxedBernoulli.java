package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The binary concrete distribution, a smooth stand-in for a Bernoulli: {@code x = sigmoid((logits +
 * l) / temperature)} with logistic {@code l}. With {@code t = temperature logit(x) - logits} its
 * density is {@code temperature e^-t / (1 + e^-t)^2 / (x (1 - x))}. Draws closer to 0 or 1 than
 * doubles resolve are moved to the nearest number between, where the density is finite.
 *
 * <p>Source: Maddison, Mnih and Teh, "The concrete distribution", 2017; Jang, Gu and Poole,
 * "Categorical reparameterization with Gumbel-softmax", 2017.
 *
 * @param temperature positive; towards 0 it is the Bernoulli
 * @param logits the log odds of 1
 */
public record RelaxedBernoulli(Real temperature, Real logits)
    implements Univariate<Real>, HasCdf<Real>, HasQuantile<Real> {
  /** Checks literal parameters. */
  public RelaxedBernoulli {
    Parameters.commonShape("relaxedBernoulli", temperature, logits);
    Parameters.positive("relaxedBernoulli", "temperature", temperature);
    Parameters.finite("relaxedBernoulli", "logits", logits);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("relaxedBernoulli", temperature, logits);
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Supports.unitInterval();
  }

  @Override
  public Real logDensities(Real value) {
    Real t = standard(value);
    Real logistic = t.softplus().plus(t.unaryMinus().softplus()).unaryMinus();
    Real slope = value.log().plus(value.unaryMinus().log1p());
    return logistic.minus(slope).plus(temperature.log());
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real cdf(Real value) {
    return standard(value).sigmoid();
  }

  @Override
  public Real logCdf(Real value) {
    return standard(value).unaryMinus().softplus().unaryMinus();
  }

  @Override
  public Real logSurvival(Real value) {
    return standard(value).softplus().unaryMinus();
  }

  @Override
  public Real quantile(Real p) {
    Real logistic = p.log().minus(p.unaryMinus().log1p());
    Real x = logistic.plus(logits).div(temperature).sigmoid();
    return x.maximum(Double.MIN_NORMAL).minimum(Math.nextDown(1.0));
  }

  /** The value's log odds, made standard logistic. */
  private Real standard(Real value) {
    Real odds = value.log().minus(value.unaryMinus().log1p());
    return odds.times(temperature).minus(logits);
  }
}
