package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * Variational importance sampling: the model's params raise {@code log 1/k sum_i w_i}; the guide's
 * lower the forward chi-square divergence, of which {@code E_q[w^2]} is a measure, in log space:
 * {@code 1/2 log 1/k sum_i w_i^2}, the draws held. Source: Li, Wang, Li and Wu, Forward chi-square
 * divergence based variational importance sampling (2024).
 *
 * @param particles the number of draws {@code k}
 */
public record Vis(int particles) implements GuideObjective {
  @Override
  public String name() {
    return "vis";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    LogDensities z = LogDensities.given(e, p, q, particles);
    e.minimize(z.ofGuide().times(2).logMeanExp().times(0.5));
    return z.ofModel().logMeanExp();
  }
}
