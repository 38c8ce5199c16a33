package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The importance weighted bound {@code E[log 1/k sum_i w_i]}, {@code w_i = p(x, z_i) / q(z_i)} for
 * {@code k} independent draws: tighter with each further one. Source: Burda, Grosse and
 * Salakhutdinov, Importance weighted autoencoders (2016).
 *
 * @param particles the number of draws {@code k}
 * @param isDoublyReparameterized whether the guide's score is reparameterised too
 * @param isGeneralized whether the prior's score is reparameterised as well
 */
public record Iwelbo(int particles, boolean isDoublyReparameterized, boolean isGeneralized)
    implements GuideObjective {
  /**
   * With doubly reparameterised gradients: path derivatives weighted by the squares of the
   * normalised weights. Source: Tucker et al. (2019).
   */
  public Iwelbo doublyReparameterized() {
    return new Iwelbo(particles, true, isGeneralized);
  }

  /**
   * With doubly reparameterised gradients in the params of the prior as well, which must be of
   * locations and scales. Source: Bauer and Mnih (2021).
   */
  public Iwelbo generalized() {
    return new Iwelbo(particles, true, true);
  }

  @Override
  public String name() {
    return "iwelbo";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    if (isDoublyReparameterized) {
      PathWeights w = PathWeights.of(e, p, q, particles, isGeneralized);
      Real v = w.normalized(1);
      Real bound = w.ofModel().logMeanExp();
      PriorPath prior = w.prior();
      Real value = prior == null ? bound : bound.stopGradient().plus(prior.gradient(v));
      return w.attach(value, v.square());
    }
    return LogDensities.weights(e, p, q, particles).logMeanExp();
  }
}
