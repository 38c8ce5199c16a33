package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The geometric distribution, of mass {@code p (1 - p)^x}: the number of failures before the first
 * success, from 0 on.
 *
 * @param probability of a success, in (0, 1]
 */
public record Geometric(Real probability)
    implements Univariate<Int>,
        HasMoments,
        HasCdf<Int>,
        HasQuantile<Int>,
        HasEntropy,
        HasKl<Geometric> {
  /** Checks parameters. */
  public Geometric {
    Parameters.check(
        "geometric", "probability", probability, "above 0 and at most 1", p -> p > 0 && p <= 1);
  }

  @Override
  public Shape shape() {
    return probability.shape();
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
    Real failures = LogGammas.timesLogComplement(value.toReal(), probability);
    return failures.plus(probability.log());
  }

  @Override
  public Int draw(RandomStream noise) {
    return noise.uniform(shape()).log().div(logFailure()).floor().toInt();
  }

  @Override
  public Real mean() {
    return complement().div(probability);
  }

  @Override
  public Real variance() {
    return complement().div(probability.square());
  }

  @Override
  public Real cdf(Int value) {
    return logSurvival(value).expm1().unaryMinus();
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(cdf(value), logSurvival(value).exp());
  }

  @Override
  public Real logSurvival(Int value) {
    return LogGammas.timesLogComplement(value.plus(1).maximum(0).toReal(), probability);
  }

  @Override
  public Int quantile(Real p) {
    return p.unaryMinus().log1p().div(logFailure()).ceil().minus(1).maximum(0).toInt();
  }

  @Override
  public Real entropy() {
    Real failing = LogGammas.timesLogComplement(complement(), probability);
    return failing.div(probability).plus(probability.log()).unaryMinus().sum();
  }

  @Override
  public Real kl(Geometric other) {
    Real mine = LogGammas.timesLogComplement(mean(), probability);
    Real theirs = LogGammas.timesLogComplement(mean(), other.probability);
    Real successes = probability.log().minus(other.probability.log());
    return successes.plus(mine).minus(theirs).sum();
  }

  private Real complement() {
    return probability.unaryMinus().plus(1);
  }

  private Real logFailure() {
    return probability.unaryMinus().log1p();
  }
}
