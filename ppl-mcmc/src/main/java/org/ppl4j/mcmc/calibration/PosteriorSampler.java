package org.ppl4j.mcmc.calibration;

import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;

/**
 * What is to be calibrated: a way to draw from a posterior.
 *
 * @param <R> the model's result
 */
@FunctionalInterface
public interface PosteriorSampler<R> {
  /**
   * Draws from the posterior of a model that has its data. The draws should depend on each other as
   * little as can be: thin them.
   *
   * @param model the model with simulated data
   * @param seed what the run's randomness is to come from
   */
  Posterior<R> sample(Model<NoArguments, R> model, long seed);
}
