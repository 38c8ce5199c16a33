package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.dist.Distributions;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.strategy.Strategies;

/**
 * SUMO: the telescoping series {@code IWELBO(1) + sum_k (IWELBO(k+1) - IWELBO(k)) = log p(x)},
 * stopped at random: {@code b_1 + sum_(k <= K) k (b_(k+1) - b_k)}, {@code b_k} the importance
 * weighted bound of the first {@code k} draws, {@code P(K >= k) = 1/k}.
 *
 * <p>Shapes are static here, so {@code K} is cut at {@code most - 1}: the mean is {@code
 * IWELBO(most)}, exactly, not {@code log p(x)}; and all {@code most} draws are made, also those
 * that then do not count. So it saves no work; it is for those who need the estimator's law.
 * Source: Luo et al., SUMO: unbiased estimation of log marginal probability (2020).
 *
 * @param most the largest number of draws
 */
public record Sumo(int most) implements GuideObjective {
  private static final Model<NoArguments, Real> STOP =
      Model.model("stop", m -> m.sample("u", Distributions.uniform(0, 1), Strategies.detached()));

  @Override
  public String name() {
    return "sumo";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    Real weights = LogDensities.weights(e, p, q, most);
    Real u = e.simulate(STOP).result();
    Real total = weights.at(0);
    Real before = total;
    for (int k = 1; k < most; k++) {
      Real bound = weights.slice(0, 0, k + 1).logMeanExp();
      total = total.plus(u.times(k).atMost(1).select(bound.minus(before).times(k), 0));
      before = bound;
    }
    return total;
  }
}
