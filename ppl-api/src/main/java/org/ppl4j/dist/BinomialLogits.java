package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The binomial distribution by log-odds, of mass {@code n! / (x! (n - x)!) sigmoid(l)^x
 * sigmoid(-l)^(n - x)}.
 *
 * @param trials how many, at least 0
 * @param logits the logarithm of the odds of a success
 */
public record BinomialLogits(Int trials, Real logits)
    implements Univariate<Int>,
        FiniteSupport,
        HasMoments,
        HasCdf<Int>,
        HasQuantile<Int>,
        HasKl<BinomialLogits> {
  /** Checks parameters. */
  public BinomialLogits {
    Parameters.commonShape("binomialLogits", trials, logits);
    Parameters.nonNegative("binomialLogits", "trials", trials);
    Parameters.finite("binomialLogits", "logits", logits);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("binomialLogits", trials, logits);
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
    return BinomialTails.within(trials, value, x -> SaddlePoint.logBinomialLogits(n, x, logits));
  }

  @Override
  public Int draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return trials.toReal().times(logits.sigmoid());
  }

  @Override
  public Real variance() {
    return mean().times(logits.unaryMinus().sigmoid());
  }

  /**
   * See {@link HasKl#kl}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the other's trials are not known to be as many
   */
  @Override
  public Real kl(BinomialLogits other) {
    BinomialTails.requireEqual(trials, other.trials);
    Real each = new BernoulliLogits(logits).kls(new BernoulliLogits(other.logits));
    return trials.toReal().times(each).sum();
  }

  @Override
  public Real cdf(Int value) {
    return BinomialTails.lower(trials, logits.unaryMinus().sigmoid(), value);
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(cdf(value), BinomialTails.upper(trials, logits.sigmoid(), value));
  }

  @Override
  public Real logSurvival(Int value) {
    return Tails.log(BinomialTails.upper(trials, logits.sigmoid(), value), cdf(value));
  }

  @Override
  public Int quantile(Real p) {
    return BinomialTails.quantile(trials, logits.sigmoid(), p);
  }
}
