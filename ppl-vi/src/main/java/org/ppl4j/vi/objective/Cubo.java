package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The chi upper bound, {@code CUBO_n = 1/n log E_q[w^n] >= log p(x)}, lowered by way of {@code
 * E_q[(w e^-c)^n] = e^(n (CUBO_n - c))}, of which there are unbiased estimates. For {@code n = 2}
 * it minimises the chi-square divergence of the posterior from the guide, which so covers it.
 * Source: Dieng, Tran, Ranganath, Paisley and Blei, Variational inference via chi upper bound
 * minimization (2017).
 *
 * @param order the order {@code n}, at least 1
 * @param centre the number {@code c} that keeps powers of weights in range: about {@code log p(x)}
 */
public record Cubo(double order, double centre) implements GuideObjective {
  @Override
  public String name() {
    return "cubo";
  }

  @Override
  public boolean isMaximized() {
    return false;
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    return LogDensities.of(e, p, q).weight().minus(centre).times(order).exp();
  }
}
