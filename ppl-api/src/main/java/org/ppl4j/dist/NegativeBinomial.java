package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The negative binomial distribution by its mean {@code m} and concentration {@code c}, of mass
 * {@code Gamma(x + c) / (x! Gamma(c)) (m / (m + c))^x (c / (m + c))^c}, of variance {@code m + m^2
 * / c}. It is {@code neg_binomial_2} of Stan.
 *
 * <p>A draw is a Poisson number whose rate is a gamma number.
 *
 * @param mean the expectation, positive
 * @param concentration how close it is to a Poisson distribution, positive
 */
public record NegativeBinomial(Real mean, Real concentration)
    implements Univariate<Int>, HasMoments, HasCdf<Int> {
  /** Checks parameters. */
  public NegativeBinomial {
    Parameters.commonShape("negativeBinomial", mean, concentration);
    Parameters.positive("negativeBinomial", "mean", mean);
    Parameters.positive("negativeBinomial", "concentration", concentration);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("negativeBinomial", mean, concentration);
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.nonNegativeInteger();
  }

  @Override
  public Real logDensities(Int value) {
    Real x = value.toReal();
    Real logFailures = mean.div(concentration).log1p();
    Real logSuccess = concentration.div(mean).log1p();
    return LogGammas.ratio(concentration, x)
        .minus(x.plus(1).lgamma())
        .minus(x.times(logSuccess))
        .minus(concentration.times(logFailures));
  }

  @Override
  public Int draw(RandomStream noise) {
    Real scale = mean.div(concentration);
    return GammaDraws.poisson(noise, shape(), concentration, scale);
  }

  @Override
  public Real mean() {
    return mean.expand(shape().dims());
  }

  @Override
  public Real variance() {
    return mean.plus(mean.square().div(concentration));
  }

  @Override
  public Real cdf(Int value) {
    return BinomialTails.negativeLower(concentration, mean.div(concentration), value);
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(
        cdf(value), BinomialTails.negativeUpper(concentration, mean.div(concentration), value));
  }

  @Override
  public Real logSurvival(Int value) {
    return Tails.log(
        BinomialTails.negativeUpper(concentration, mean.div(concentration), value), cdf(value));
  }
}
