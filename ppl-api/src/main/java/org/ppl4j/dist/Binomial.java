package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The binomial distribution, of mass {@code n! / (x! (n - x)!) p^x (1 - p)^(n - x)}: the number of
 * successes in independent trials.
 *
 * @param trials how many, at least 0
 * @param probability of a success, in [0, 1]
 */
public record Binomial(Int trials, Real probability)
    implements Univariate<Int>,
        FiniteSupport,
        HasMoments,
        HasCdf<Int>,
        HasQuantile<Int>,
        HasKl<Binomial> {
  /** Checks parameters. */
  public Binomial {
    Parameters.commonShape("binomial", trials, probability);
    Parameters.nonNegative("binomial", "trials", trials);
    Parameters.probability("binomial", "probability", probability);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("binomial", trials, probability);
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
    Real failure = probability.unaryMinus().plus(1);
    return BinomialTails.within(
        trials, value, x -> SaddlePoint.logBinomial(n, x, probability, failure));
  }

  @Override
  public Int draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return trials.toReal().times(probability);
  }

  @Override
  public Real variance() {
    return mean().times(probability.unaryMinus().plus(1));
  }

  /**
   * See {@link HasKl#kl}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the other's trials are not known to be as many
   */
  @Override
  public Real kl(Binomial other) {
    BinomialTails.requireEqual(trials, other.trials);
    Real each = new Bernoulli(probability).kls(new Bernoulli(other.probability));
    return trials.toReal().times(each).sum();
  }

  @Override
  public Real cdf(Int value) {
    return BinomialTails.lower(trials, probability.unaryMinus().plus(1), value);
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(cdf(value), BinomialTails.upper(trials, probability, value));
  }

  @Override
  public Real logSurvival(Int value) {
    return Tails.log(BinomialTails.upper(trials, probability, value), cdf(value));
  }

  @Override
  public Int quantile(Real p) {
    return BinomialTails.quantile(trials, probability, p);
  }
}
