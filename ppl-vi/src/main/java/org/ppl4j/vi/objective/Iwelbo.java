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
 */
public record Iwelbo(int particles, boolean isDoublyReparameterized) implements GuideObjective {
  /**
   * With doubly reparameterised gradients: path derivatives weighted by the squares of the
   * normalised weights. Source: Tucker et al. (2019).
   */
  public Iwelbo doublyReparameterized() {
    return new Iwelbo(particles, true);
  }

  @Override
  public String name() {
    return "iwelbo";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    if (isDoublyReparameterized) {
      PathWeights w = PathWeights.of(e, p, q, particles);
      return w.attach(w.ofModel().logMeanExp(), w.normalized(1).square());
    }
    return LogDensities.weights(e, p, q, particles).logMeanExp();
  }
}
