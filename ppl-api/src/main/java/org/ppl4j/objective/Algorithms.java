package org.ppl4j.objective;

import java.util.function.Function;
import org.ppl4j.Real;
import org.ppl4j.dist.CategoricalLogits;
import org.ppl4j.model.Algorithm;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.strategy.Strategies;
import org.ppl4j.strategy.Strategy;

/** How integrals are estimated and posteriors drawn from, for {@link Model#marginal} and others. */
public final class Algorithms {
  private Algorithms() {}

  /**
   * Importance sampling from the target's own prior.
   *
   * @param particles how many draws
   */
  public static Algorithm importance(int particles) {
    return new Particles(particles, new Importance(Proposal.prior()), Strategies.enumerate());
  }

  /**
   * Importance sampling from a proposal.
   *
   * @param particles how many draws
   * @param proposal a model of the sites that are integrated out, given the others
   */
  public static Algorithm importance(
      int particles, Function<Choices, Model<NoArguments, ?>> proposal) {
    return sir(particles, proposal, Strategies.enumerate());
  }

  /**
   * Sampling importance resampling from a proposal; as an integral's estimate the same as {@link
   * #importance(int, Function)}.
   *
   * @param particles how many draws, of which one is taken
   * @param proposal a model of the sites that are not given
   * @param resampling how gradients pass the choice of one
   */
  public static Algorithm sir(
      int particles,
      Function<Choices, Model<NoArguments, ?>> proposal,
      Strategy<? super CategoricalLogits> resampling) {
    return new Particles(particles, new Importance(Proposal.given(proposal)), resampling);
  }

  /**
   * Annealed importance sampling by Langevin steps; see {@link Annealed}.
   *
   * @param particles how many draws
   * @param steps how many steps each takes
   * @param stepSize their size, a positive scalar: a number, or a param
   * @param proposal a model of the sites that are not given, all of them continuous
   */
  public static Algorithm annealed(
      int particles, int steps, Real stepSize, Function<Choices, Model<NoArguments, ?>> proposal) {
    return new Particles(
        particles, new Annealed(steps, stepSize, Proposal.given(proposal)), Strategies.enumerate());
  }
}
