package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The negative binomial distribution by the gamma distribution of its rate: of mass {@code Gamma(x
 * + a) / (x! Gamma(a)) (b / (b + 1))^a (1 / (b + 1))^x}. It is {@code neg_binomial} of Stan.
 *
 * <p>A draw is a Poisson number whose rate is a gamma number.
 *
 * @param shapeParameter {@code a}, the shape of the gamma distribution, positive
 * @param rate {@code b}, the rate of the gamma distribution, positive
 */
public record NegativeBinomialRate(Real shapeParameter, Real rate)
    implements Univariate<Int>, HasMoments, HasCdf<Int> {
  /** Checks parameters. */
  public NegativeBinomialRate {
    Parameters.commonShape("negativeBinomialRate", shapeParameter, rate);
    Parameters.positive("negativeBinomialRate", "shapeParameter", shapeParameter);
    Parameters.positive("negativeBinomialRate", "rate", rate);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("negativeBinomialRate", shapeParameter, rate);
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
    return LogGammas.ratio(shapeParameter, x)
        .minus(x.plus(1).lgamma())
        .minus(x.times(rate.log1p()))
        .minus(shapeParameter.times(odds().log1p()));
  }

  @Override
  public Int draw(RandomStream noise) {
    return GammaDraws.poisson(noise, shape(), shapeParameter, odds());
  }

  @Override
  public Real mean() {
    return shapeParameter.div(rate);
  }

  @Override
  public Real variance() {
    return mean().times(odds().plus(1));
  }

  @Override
  public Real cdf(Int value) {
    return BinomialTails.negativeLower(shapeParameter, odds(), value);
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(cdf(value), BinomialTails.negativeUpper(shapeParameter, odds(), value));
  }

  @Override
  public Real logSurvival(Int value) {
    return Tails.log(BinomialTails.negativeUpper(shapeParameter, odds(), value), cdf(value));
  }

  private Real odds() {
    return Real.constant(1).div(rate);
  }
}
