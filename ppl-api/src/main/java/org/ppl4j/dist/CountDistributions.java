package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;

/** The part of {@link Distributions} for integers and categories. */
abstract class CountDistributions extends ContinuousDistributions {
  CountDistributions() {}

  // Discrete: single numbers

  /** See {@link Bernoulli}. */
  public static Bernoulli bernoulli(Real probability) {
    return new Bernoulli(probability);
  }

  /** See {@link Bernoulli}. */
  public static Bernoulli bernoulli(double probability) {
    return new Bernoulli(Real.constant(probability));
  }

  /** See {@link BernoulliLogits}. */
  public static BernoulliLogits bernoulliLogits(Real logits) {
    return new BernoulliLogits(logits);
  }

  /** See {@link BernoulliLogits}. */
  public static BernoulliLogits bernoulliLogits(double logits) {
    return new BernoulliLogits(Real.constant(logits));
  }

  /** See {@link Binomial}. */
  public static Binomial binomial(Int trials, Real probability) {
    return new Binomial(trials, probability);
  }

  /** See {@link Binomial}. */
  public static Binomial binomial(Int trials, double probability) {
    return new Binomial(trials, Real.constant(probability));
  }

  /** See {@link Binomial}. */
  public static Binomial binomial(int trials, Real probability) {
    return new Binomial(Int.constant(trials), probability);
  }

  /** See {@link Binomial}. */
  public static Binomial binomial(int trials, double probability) {
    return new Binomial(Int.constant(trials), Real.constant(probability));
  }

  /** See {@link BinomialLogits}. */
  public static BinomialLogits binomialLogits(Int trials, Real logits) {
    return new BinomialLogits(trials, logits);
  }

  /** See {@link BinomialLogits}. */
  public static BinomialLogits binomialLogits(Int trials, double logits) {
    return new BinomialLogits(trials, Real.constant(logits));
  }

  /** See {@link BinomialLogits}. */
  public static BinomialLogits binomialLogits(int trials, Real logits) {
    return new BinomialLogits(Int.constant(trials), logits);
  }

  /** See {@link BinomialLogits}. */
  public static BinomialLogits binomialLogits(int trials, double logits) {
    return new BinomialLogits(Int.constant(trials), Real.constant(logits));
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(Int trials, Real alpha, Real beta) {
    return new BetaBinomial(trials, alpha, beta);
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(Int trials, Real alpha, double beta) {
    return new BetaBinomial(trials, alpha, Real.constant(beta));
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(Int trials, double alpha, Real beta) {
    return new BetaBinomial(trials, Real.constant(alpha), beta);
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(Int trials, double alpha, double beta) {
    return new BetaBinomial(trials, Real.constant(alpha), Real.constant(beta));
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(int trials, Real alpha, Real beta) {
    return new BetaBinomial(Int.constant(trials), alpha, beta);
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(int trials, Real alpha, double beta) {
    return new BetaBinomial(Int.constant(trials), alpha, Real.constant(beta));
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(int trials, double alpha, Real beta) {
    return new BetaBinomial(Int.constant(trials), Real.constant(alpha), beta);
  }

  /** See {@link BetaBinomial}. */
  public static BetaBinomial betaBinomial(int trials, double alpha, double beta) {
    return new BetaBinomial(Int.constant(trials), Real.constant(alpha), Real.constant(beta));
  }

  /** See {@link Geometric}. */
  public static Geometric geometric(Real probability) {
    return new Geometric(probability);
  }

  /** See {@link Geometric}. */
  public static Geometric geometric(double probability) {
    return new Geometric(Real.constant(probability));
  }

  /** See {@link Poisson}. */
  public static Poisson poisson(Real rate) {
    return new Poisson(rate);
  }

  /** See {@link Poisson}. */
  public static Poisson poisson(double rate) {
    return new Poisson(Real.constant(rate));
  }

  /** See {@link PoissonLog}. */
  public static PoissonLog poissonLog(Real logRate) {
    return new PoissonLog(logRate);
  }

  /** See {@link PoissonLog}. */
  public static PoissonLog poissonLog(double logRate) {
    return new PoissonLog(Real.constant(logRate));
  }

  /** See {@link NegativeBinomial}. */
  public static NegativeBinomial negativeBinomial(Real mean, Real concentration) {
    return new NegativeBinomial(mean, concentration);
  }

  /** See {@link NegativeBinomial}. */
  public static NegativeBinomial negativeBinomial(Real mean, double concentration) {
    return new NegativeBinomial(mean, Real.constant(concentration));
  }

  /** See {@link NegativeBinomial}. */
  public static NegativeBinomial negativeBinomial(double mean, Real concentration) {
    return new NegativeBinomial(Real.constant(mean), concentration);
  }

  /** See {@link NegativeBinomial}. */
  public static NegativeBinomial negativeBinomial(double mean, double concentration) {
    return new NegativeBinomial(Real.constant(mean), Real.constant(concentration));
  }

  /** See {@link NegativeBinomialLog}. */
  public static NegativeBinomialLog negativeBinomialLog(Real logMean, Real concentration) {
    return new NegativeBinomialLog(logMean, concentration);
  }

  /** See {@link NegativeBinomialLog}. */
  public static NegativeBinomialLog negativeBinomialLog(Real logMean, double concentration) {
    return new NegativeBinomialLog(logMean, Real.constant(concentration));
  }

  /** See {@link NegativeBinomialLog}. */
  public static NegativeBinomialLog negativeBinomialLog(double logMean, Real concentration) {
    return new NegativeBinomialLog(Real.constant(logMean), concentration);
  }

  /** See {@link NegativeBinomialLog}. */
  public static NegativeBinomialLog negativeBinomialLog(double logMean, double concentration) {
    return new NegativeBinomialLog(Real.constant(logMean), Real.constant(concentration));
  }

  /** See {@link NegativeBinomialRate}. */
  public static NegativeBinomialRate negativeBinomialRate(Real shape, Real rate) {
    return new NegativeBinomialRate(shape, rate);
  }

  /** See {@link NegativeBinomialRate}. */
  public static NegativeBinomialRate negativeBinomialRate(Real shape, double rate) {
    return new NegativeBinomialRate(shape, Real.constant(rate));
  }

  /** See {@link NegativeBinomialRate}. */
  public static NegativeBinomialRate negativeBinomialRate(double shape, Real rate) {
    return new NegativeBinomialRate(Real.constant(shape), rate);
  }

  /** See {@link NegativeBinomialRate}. */
  public static NegativeBinomialRate negativeBinomialRate(double shape, double rate) {
    return new NegativeBinomialRate(Real.constant(shape), Real.constant(rate));
  }

  /** See {@link NegativeBinomialCount}. */
  public static NegativeBinomialCount negativeBinomialCount(Real count, Real probability) {
    return new NegativeBinomialCount(count, probability);
  }

  /** See {@link NegativeBinomialCount}. */
  public static NegativeBinomialCount negativeBinomialCount(Real count, double probability) {
    return new NegativeBinomialCount(count, Real.constant(probability));
  }

  /** See {@link NegativeBinomialCount}. */
  public static NegativeBinomialCount negativeBinomialCount(double count, Real probability) {
    return new NegativeBinomialCount(Real.constant(count), probability);
  }

  /** See {@link NegativeBinomialCount}. */
  public static NegativeBinomialCount negativeBinomialCount(double count, double probability) {
    return new NegativeBinomialCount(Real.constant(count), Real.constant(probability));
  }

  // Discrete: categories and their counts

  /** See {@link Categorical}. */
  public static Categorical categorical(Real probabilities) {
    return new Categorical(probabilities);
  }

  /** See {@link Categorical}. */
  public static Categorical categorical(double... probabilities) {
    return new Categorical(Real.constant(probabilities));
  }

  /** See {@link CategoricalLogits}. */
  public static CategoricalLogits categoricalLogits(Real logits) {
    return new CategoricalLogits(logits);
  }

  /** See {@link CategoricalLogits}. */
  public static CategoricalLogits categoricalLogits(double... logits) {
    return new CategoricalLogits(Real.constant(logits));
  }

  /** See {@link OneHotCategorical}. */
  public static OneHotCategorical oneHotCategorical(Real probabilities) {
    return new OneHotCategorical(probabilities);
  }

  /** See {@link OneHotCategorical}. */
  public static OneHotCategorical oneHotCategorical(double... probabilities) {
    return new OneHotCategorical(Real.constant(probabilities));
  }

  /** See {@link OneHotCategoricalLogits}. */
  public static OneHotCategoricalLogits oneHotCategoricalLogits(Real logits) {
    return new OneHotCategoricalLogits(logits);
  }

  /** See {@link OneHotCategoricalLogits}. */
  public static OneHotCategoricalLogits oneHotCategoricalLogits(double... logits) {
    return new OneHotCategoricalLogits(Real.constant(logits));
  }

  /** See {@link Multinomial}. */
  public static Multinomial multinomial(Int trials, Real probabilities) {
    return new Multinomial(trials, probabilities);
  }

  /** See {@link Multinomial}. */
  public static Multinomial multinomial(int trials, Real probabilities) {
    return new Multinomial(Int.constant(trials), probabilities);
  }

  /** See {@link Multinomial}. */
  public static Multinomial multinomial(Int trials, double... probabilities) {
    return new Multinomial(trials, Real.constant(probabilities));
  }

  /** See {@link Multinomial}. */
  public static Multinomial multinomial(int trials, double... probabilities) {
    return new Multinomial(Int.constant(trials), Real.constant(probabilities));
  }

  /** See {@link DirichletMultinomial}. */
  public static DirichletMultinomial dirichletMultinomial(Int trials, Real concentration) {
    return new DirichletMultinomial(trials, concentration);
  }

  /** See {@link DirichletMultinomial}. */
  public static DirichletMultinomial dirichletMultinomial(int trials, Real concentration) {
    return new DirichletMultinomial(Int.constant(trials), concentration);
  }

  /** See {@link DirichletMultinomial}. */
  public static DirichletMultinomial dirichletMultinomial(Int trials, double... concentration) {
    return new DirichletMultinomial(trials, Real.constant(concentration));
  }

  /** See {@link DirichletMultinomial}. */
  public static DirichletMultinomial dirichletMultinomial(int trials, double... concentration) {
    return new DirichletMultinomial(Int.constant(trials), Real.constant(concentration));
  }

  /** See {@link OrderedLogistic}. */
  public static OrderedLogistic orderedLogistic(Real predictor, Real cutpoints) {
    return new OrderedLogistic(predictor, cutpoints);
  }

  /** See {@link OrderedLogistic}. */
  public static OrderedLogistic orderedLogistic(double predictor, Real cutpoints) {
    return new OrderedLogistic(Real.constant(predictor), cutpoints);
  }
}
