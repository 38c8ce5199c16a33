package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The mean of several importance weighted bounds: {@code E[1/m sum_j log 1/k sum_i w_ij]}. More
 * bounds lower the variance, more draws in each tighten it. Source: Rainforth et al., Tighter
 * variational bounds are not necessarily better (2018).
 *
 * @param bounds the number of bounds {@code m}
 * @param bound each of them, of {@code k} draws
 */
public record Miwae(int bounds, Iwelbo bound) implements GuideObjective {
  /** With doubly reparameterised gradients; see {@link Iwelbo#doublyReparameterized}. */
  public Miwae doublyReparameterized() {
    return new Miwae(bounds, bound.doublyReparameterized());
  }

  @Override
  public String name() {
    return "miwae";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    return e.mean(bounds, j -> bound.estimate(e, p, q));
  }
}
