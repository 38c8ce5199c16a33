package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The beta-binomial distribution, of mass {@code n! / (x! (n - x)!) B(x + alpha, n - x + beta) /
 * B(alpha, beta)}: a binomial number whose probability is a beta number.
 *
 * @param trials how many, at least 0
 * @param alpha the first shape of the beta distribution, positive
 * @param beta its second shape, positive
 */
public record BetaBinomial(Int trials, Real alpha, Real beta)
    implements Univariate<Int>, FiniteSupport, HasMoments {
  /** Checks parameters. */
  public BetaBinomial {
    Parameters.commonShape("betaBinomial", trials, alpha, beta);
    Parameters.nonNegative("betaBinomial", "trials", trials);
    Parameters.positive("betaBinomial", "alpha", alpha);
    Parameters.positive("betaBinomial", "beta", beta);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("betaBinomial", trials, alpha, beta);
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.integerRange(Int.constant(0), trials);
  }

  @Override
  public Real logDensities(Int value) {
    Real n = trials.toReal();
    return BinomialTails.within(
        trials,
        value,
        x ->
            LogGammas.logChoose(n, x)
                .plus(LogGammas.ratio(alpha, x))
                .plus(LogGammas.ratio(beta, n.minus(x)))
                .minus(LogGammas.ratio(alpha.plus(beta), n)));
  }

  @Override
  public Int draw(RandomStream noise) {
    Real yes = GammaDraws.log(noise, alpha, shape());
    Real no = GammaDraws.log(noise, beta, shape());
    return BinomialTails.quantile(trials, yes.minus(no).sigmoid(), noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return trials.toReal().times(share());
  }

  @Override
  public Real variance() {
    Real total = alpha.plus(beta);
    Real spread = total.plus(trials.toReal()).div(total.plus(1));
    return mean().times(share().unaryMinus().plus(1)).times(spread);
  }

  private Real share() {
    return alpha.div(alpha.plus(beta));
  }
}
