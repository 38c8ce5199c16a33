package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * Between two bounds, over the same draws: {@code b ELBO + (1 - b) IWELBO(k)}. Source: Rainforth et
 * al., Tighter variational bounds are not necessarily better (2018).
 *
 * @param weight the weight {@code b} of the ELBO, in [0, 1]
 * @param particles the number of draws {@code k}
 * @param isDoublyReparameterized whether the guide's score is reparameterised too
 */
public record Ciwae(double weight, int particles, boolean isDoublyReparameterized)
    implements GuideObjective {
  /** With doubly reparameterised gradients; see {@link Iwelbo#doublyReparameterized}. */
  public Ciwae doublyReparameterized() {
    return new Ciwae(weight, particles, true);
  }

  @Override
  public String name() {
    return "ciwae";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    if (isDoublyReparameterized) {
      PathWeights w = PathWeights.of(e, p, q, particles);
      Real slope = w.normalized(1).square().times(1 - weight).plus(weight / particles);
      return w.attach(between(w.ofModel()), slope);
    }
    return between(LogDensities.weights(e, p, q, particles));
  }

  private Real between(Real logWeights) {
    return logWeights.mean().times(weight).plus(logWeights.logMeanExp().times(1 - weight));
  }
}
