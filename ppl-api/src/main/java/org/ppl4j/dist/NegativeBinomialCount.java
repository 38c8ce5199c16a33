package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The negative binomial distribution of the number of failures before a given number of successes:
 * of mass {@code Gamma(x + r) / (x! Gamma(r)) p^r (1 - p)^x}. It is {@code nbinom} of SciPy.
 *
 * <p>A draw is a Poisson number whose rate is a gamma number.
 *
 * @param count {@code r}, of successes, positive, whole or not
 * @param probability {@code p}, of a success, in (0, 1]
 */
public record NegativeBinomialCount(Real count, Real probability)
    implements Univariate<Int>, HasMoments, HasCdf<Int> {
  /** Checks parameters. */
  public NegativeBinomialCount {
    Parameters.commonShape("negativeBinomialCount", count, probability);
    Parameters.positive("negativeBinomialCount", "count", count);
    Parameters.check(
        "negativeBinomialCount",
        "probability",
        probability,
        "above 0 and at most 1",
        p -> p > 0 && p <= 1);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("negativeBinomialCount", count, probability);
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
    return LogGammas.ratio(count, x)
        .minus(x.plus(1).lgamma())
        .plus(count.times(probability.log()))
        .plus(LogGammas.timesLogComplement(x, probability));
  }

  @Override
  public Int draw(RandomStream noise) {
    return GammaDraws.poisson(noise, shape(), count, odds());
  }

  @Override
  public Real mean() {
    return count.times(odds());
  }

  @Override
  public Real variance() {
    return mean().div(probability);
  }

  @Override
  public Real cdf(Int value) {
    return BinomialTails.negativeLower(count, odds(), value);
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(cdf(value), BinomialTails.negativeUpper(count, odds(), value));
  }

  @Override
  public Real logSurvival(Int value) {
    return Tails.log(BinomialTails.negativeUpper(count, odds(), value), cdf(value));
  }

  private Real odds() {
    return probability.unaryMinus().plus(1).div(probability);
  }
}
