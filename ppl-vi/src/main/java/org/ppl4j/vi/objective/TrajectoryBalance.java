package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * Trajectory balance: {@code E[(log Z + log q(z) - log p(x, z))^2]} over held draws of a sampler,
 * with a learned {@code log Z}, a param called {@code logNormalizer}. The model is the reward; the
 * guide is the forward policy, its sites the actions of a trajectory. At zero the guide is the
 * posterior and {@code Z = p(x)}. The model's params are held. Source: Malkin, Jain, Bengio, Sun
 * and Bengio, Trajectory balance (2022).
 */
public record TrajectoryBalance() implements GuideObjective {
  private static final Model<NoArguments, Real> NORMALIZER =
      Model.model("normalizer", m -> m.param("logNormalizer", Real.constant(0.0)));

  @Override
  public String name() {
    return "trajectoryBalance";
  }

  @Override
  public boolean isMaximized() {
    return false;
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    return offPolicy(e, p, q, q);
  }

  /** The same over draws of another sampler, which has the guide's sites. */
  public Real offPolicy(
      ObjectiveScope e,
      Model<NoArguments, ?> p,
      Model<NoArguments, ?> q,
      Model<NoArguments, ?> sampler) {
    var z = e.simulate(sampler.with(Handlers.detached())).choices();
    Real reward = e.logDensity(p, z).stopGradient();
    Real logNormalizer = e.simulate(NORMALIZER).result();
    return logNormalizer.plus(e.logDensity(q, z)).minus(reward).square();
  }
}
