package org.ppl4j.model;

import java.util.function.Function;
import org.ppl4j.Expectation;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.strategy.Strategy;

/** Runs and densities of models, as objectives and algorithms ask for them. */
public interface Runs {
  /** Runs a model: its random sites are drawn, and each one's strategy treats its gradient. */
  default <R> Simulation<R> simulate(Model<NoArguments, R> model) {
    return simulate(model, NoArguments.NONE);
  }

  /** Runs a model with arguments. */
  <A extends Record, R> Simulation<R> simulate(Model<A, R> model, A with);

  /**
   * The log density of values for all of a model's random sites.
   *
   * @throws org.ppl4j.error.AddressMismatch if a site has no value, or a value no site
   */
  default Real logDensity(Model<NoArguments, ?> model, Choices choices) {
    return logDensity(model, NoArguments.NONE, choices);
  }

  /** The log density of values for all random sites of a model with arguments. */
  <A extends Record> Real logDensity(Model<A, ?> model, A with, Choices choices);

  /**
   * A random value by itself.
   *
   * @param name what keys its noise
   */
  <V extends Value, D extends Distribution<V>> V sample(
      String name, D distribution, Strategy<? super D> strategy);

  /**
   * Repetitions with random choices of their own, side by side: the body is traced once.
   * Minibatches are the same in all of them, as everywhere in an evaluation.
   *
   * @param count how many
   * @param body one of them, given its index
   * @return what each gave, along a new outermost axis
   */
  <T> T replicate(int count, Function<Int, T> body);

  /** The same, but with minibatches too drawn anew in each: for estimates that are multiplied. */
  <T> T independently(int count, Function<Int, T> body);

  /**
   * The mean over elements: of a plate's, or of independent runs of the same.
   *
   * @param count how many
   * @param body one element's term, given its index
   */
  default Real mean(int count, Function<Int, ? extends Expectation> body) {
    Real terms = replicate(count, i -> body.apply(i).estimate());
    return terms.mean(0);
  }

  /**
   * The exponential of an expectation: with independent estimates {@code y} of its distance from a
   * centre {@code c}, {@code e^c (1 + y1/1! + y1 y2/2! + ...)}. It is the Poisson estimator,
   * averaged over its Poisson number, whatever that one's rate. Its mean lacks the terms of the
   * exponential's series after the last: {@code e^c m^(n+1)/(n+1)!} and on, for a mean distance of
   * {@code m}; 16 terms are exact to rounding for {@code |m|} up to 1. Source: Wagner (1987);
   * Papaspiliopoulos (2009).
   *
   * @param exponent the expectation, whose estimates are best near the centre
   * @param centre the number {@code c}
   * @param terms how many estimates are made
   */
  default Real exp(Expectation exponent, double centre, int terms) {
    Real estimates = independently(terms, i -> exponent.estimate());
    Real nested = Real.constant(1.0);
    for (int n = terms; n >= 1; n--) {
      nested = estimates.at(n - 1).minus(centre).div(n).times(nested).plus(1);
    }
    return nested.times(Math.exp(centre));
  }
}
