package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The negative binomial distribution of {@link NegativeBinomial} by the logarithm of its mean. It
 * is {@code neg_binomial_2_log} of Stan.
 *
 * <p>A draw is a Poisson number whose rate is a gamma number.
 *
 * @param logMean the logarithm of the expectation
 * @param concentration how close it is to a Poisson distribution, positive
 */
public record NegativeBinomialLog(Real logMean, Real concentration)
    implements Univariate<Int>, HasMoments, HasCdf<Int> {
  /** Checks parameters. */
  public NegativeBinomialLog {
    Parameters.commonShape("negativeBinomialLog", logMean, concentration);
    Parameters.finite("negativeBinomialLog", "logMean", logMean);
    Parameters.positive("negativeBinomialLog", "concentration", concentration);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("negativeBinomialLog", logMean, concentration);
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
    Real logOdds = logMean.minus(concentration.log());
    return LogGammas.ratio(concentration, x)
        .minus(x.plus(1).lgamma())
        .minus(x.times(logOdds.unaryMinus().softplus()))
        .minus(concentration.times(logOdds.softplus()));
  }

  @Override
  public Int draw(RandomStream noise) {
    return GammaDraws.poisson(noise, shape(), concentration, odds());
  }

  @Override
  public Real mean() {
    return logMean.exp().expand(shape().dims());
  }

  @Override
  public Real variance() {
    return mean().plus(mean().square().div(concentration));
  }

  @Override
  public Real cdf(Int value) {
    return BinomialTails.negativeLower(concentration, odds(), value);
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(cdf(value), BinomialTails.negativeUpper(concentration, odds(), value));
  }

  @Override
  public Real logSurvival(Int value) {
    return Tails.log(BinomialTails.negativeUpper(concentration, odds(), value), cdf(value));
  }

  private Real odds() {
    return logMean.minus(concentration.log()).exp();
  }
}
