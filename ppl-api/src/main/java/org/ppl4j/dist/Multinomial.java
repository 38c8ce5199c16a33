package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The multinomial distribution, of mass {@code n! prod_j p[j]^x[j] / x[j]!}: how often each
 * category comes up in independent trials.
 *
 * @param trials how many, at least 0: one number, or one for each vector of probabilities
 * @param probabilities of each category along the innermost axis, which sum to 1; other axes are
 *     those of independent draws
 */
public record Multinomial(Int trials, Real probabilities)
    implements Distribution<Int>, HasMoments, HasKl<Multinomial> {
  /** Checks parameters. */
  public Multinomial {
    VectorParameters.simplex("multinomial", "probabilities", probabilities);
    CountVectors.requireTrials("multinomial", trials, probabilities);
  }

  @Override
  public Shape shape() {
    return probabilities.shape();
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.counts(trials);
  }

  @Override
  public Real logDensity(Int value) {
    Real x = value.toReal();
    Real masses = LogGammas.timesLog(x, probabilities).minus(x.plus(1).lgamma());
    return CountVectors.within(
        trials, value, CountVectors.logFactorials(trials, shape()).plus(masses.sum()));
  }

  @Override
  public Int draw(RandomStream noise) {
    return CountVectors.draw(noise, trials, probabilities);
  }

  @Override
  public Real mean() {
    return CountVectors.spread(trials, shape()).times(probabilities);
  }

  @Override
  public Real variance() {
    return mean().times(probabilities.unaryMinus().plus(1));
  }

  /**
   * See {@link HasKl#kl}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the other's trials are not known to be as many
   */
  @Override
  public Real kl(Multinomial other) {
    BinomialTails.requireEqual(trials, other.trials);
    Real mine = LogGammas.timesLog(probabilities, probabilities);
    Real theirs = LogGammas.timesLog(probabilities, other.probabilities);
    return CountVectors.spread(trials, shape()).times(mine.minus(theirs)).sum();
  }
}
