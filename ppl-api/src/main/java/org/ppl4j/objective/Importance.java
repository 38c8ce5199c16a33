package org.ppl4j.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Algorithm.Target;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Runs;
import org.ppl4j.model.Simulation;

/**
 * Particles from a proposal, weighted by the target's density over the proposal's.
 *
 * @param proposal the proposal
 */
record Importance(Proposal proposal) implements Particles.Sampler {
  @Override
  public Particles.Weighted draw(Runs runs, Target target) {
    Simulation<?> run = runs.simulate(proposal.of(target));
    Real weight = target.logDensity(runs, run.choices()).minus(run.logDensity());
    return new Particles.Weighted(run.choices(), weight);
  }

  @Override
  public Real logWeight(Runs runs, Target target, Choices particle) {
    Real density = runs.logDensity(proposal.of(target), particle);
    return target.logDensity(runs, particle).minus(density);
  }
}
