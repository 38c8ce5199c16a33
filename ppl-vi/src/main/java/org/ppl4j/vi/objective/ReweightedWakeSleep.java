package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * Reweighted wake-sleep, over draws of the guide that are held: the model's params raise the
 * importance weighted bound (wake-theta), the guide's raise {@code sum_i v_i log q(z_i)} with the
 * normalised weights {@code v} (wake-phi). No derivative passes the draws, so that it serves
 * discrete sites without a strategy. The value is the bound. Source: Bornschein and Bengio,
 * Reweighted wake-sleep (2015); Le et al., Revisiting reweighted wake-sleep (2020).
 *
 * @param particles the number of draws
 */
public record ReweightedWakeSleep(int particles) implements GuideObjective {
  @Override
  public String name() {
    return "reweightedWakeSleep";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    LogDensities z = LogDensities.given(e, p, q, particles);
    e.maximize(z.normalized().times(z.guide()).sum());
    return z.ofModel().logMeanExp();
  }
}
