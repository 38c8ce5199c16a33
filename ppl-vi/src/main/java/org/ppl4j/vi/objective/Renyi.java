package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The variational Renyi bound {@code E[1/(1-a) log 1/k sum_i w_i^(1-a)]}: for {@code a = 0} the
 * importance weighted bound, towards {@code a = 1} the ELBO; the larger {@code a}, the more the
 * guide seeks a mode; below 0 it is, for many draws, an upper bound on {@code log p(x)}. Source: Li
 * and Turner, Renyi divergence variational inference (2016).
 *
 * @param order the order {@code a}; 1 is taken as the limit
 * @param particles the number of draws {@code k}
 * @param isDoublyReparameterized whether the guide's score is reparameterised too
 */
public record Renyi(double order, int particles, boolean isDoublyReparameterized)
    implements GuideObjective {
  /**
   * With doubly reparameterised gradients: path derivatives weighted by {@code a v + (1-a) v^2} of
   * the normalised {@code v_i = w_i^(1-a)}. Source: Tucker et al. (2019).
   */
  public Renyi doublyReparameterized() {
    return new Renyi(order, particles, true);
  }

  @Override
  public String name() {
    return "renyi";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    if (isDoublyReparameterized) {
      PathWeights w = PathWeights.of(e, p, q, particles);
      Real v = w.normalized(1 - order);
      return w.attach(bound(w.ofModel()), v.times(order).plus(v.square().times(1 - order)));
    }
    return bound(LogDensities.weights(e, p, q, particles));
  }

  private Real bound(Real logWeights) {
    return order == 1 ? logWeights.mean() : logWeights.times(1 - order).logMeanExp().div(1 - order);
  }
}
