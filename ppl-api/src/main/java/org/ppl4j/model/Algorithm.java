package org.ppl4j.model;

import org.ppl4j.Real;

/**
 * Estimates integrals, and draws from what it cannot normalise; see {@link Model#marginal} and
 * {@link Model#normalize}. Written with what {@link Runs} offers, so that its draws are random
 * choices with gradient strategies like all others. Source: Lew, Ghavamizadeh, Rinard and
 * Mansinghka, Probabilistic programming with stochastic probabilities (2023).
 */
public interface Algorithm {
  /**
   * A density over the sites of a model that are not given, up to its normalising constant.
   *
   * @param model the model
   * @param given values of the others
   */
  record Target(Model<NoArguments, ?> model, Choices given) {
    /** The logarithm of the density of values for all other sites. */
    public Real logDensity(Runs runs, Choices latent) {
      return runs.logDensity(model, given.and(latent));
    }
  }

  /** A draw, with the logarithm of an estimate of its density whose reciprocal is unbiased. */
  record Draw(Choices latent, Real logDensity) {}

  /** The logarithm of an unbiased estimate of the target's integral. */
  Real logIntegral(Runs runs, Target target);

  /**
   * The logarithm of an estimate of the target's integral whose reciprocal is unbiased.
   *
   * @param exact a draw from the normalised target
   */
  Real logIntegral(Runs runs, Target target, Choices exact);

  /** A draw that is nearly from the normalised target. */
  Draw draw(Runs runs, Target target);

  /** The logarithm of an unbiased estimate of the density with which {@link #draw} gives values. */
  Real logDensity(Runs runs, Target target, Choices latent);
}
