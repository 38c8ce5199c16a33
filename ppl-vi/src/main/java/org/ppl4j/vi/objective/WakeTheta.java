package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The wake phase of the model's params: the importance weighted bound over draws of the guide that
 * are held; the guide's params are not learned. Source: Hinton, Dayan, Frey and Neal, The
 * wake-sleep algorithm (1995), for one draw; Bornschein and Bengio (2015).
 *
 * @param particles the number of draws
 */
public record WakeTheta(int particles) implements GuideObjective {
  @Override
  public String name() {
    return "wakeTheta";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    return LogDensities.given(e, p, q, particles).ofModel().logMeanExp();
  }
}
