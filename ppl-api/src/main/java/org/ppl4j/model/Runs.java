package org.ppl4j.model;

import java.util.function.Function;
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
   * Independent repetitions, side by side: the body is traced once.
   *
   * @param count how many
   * @param body one of them, given its index
   * @return what each gave, along a new outermost axis
   */
  <T> T replicate(int count, Function<Int, T> body);
}
