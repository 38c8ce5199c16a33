package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Objective;
import org.ppl4j.objective.ObjectiveScope;

/**
 * An objective for a model and a guide that are still to be named.
 *
 * <pre>{@code
 * Objective fit = elbo().of(model, guide);
 * Objective amortized = maximize("vae", e -> {
 *   Real images = e.input("images", 64, 784);
 *   return elbo().estimate(e, model.given(new Image(images)), guide.given(new Image(images)));
 * });
 * }</pre>
 */
public interface GuideObjective {
  /** The name that errors and reports print. */
  String name();

  /** Whether it is to be raised; else it is to be lowered. */
  default boolean isMaximized() {
    return true;
  }

  /**
   * Its estimate, in the scope of an objective.
   *
   * @param e the objective's scope
   * @param p the model, conditioned on its data
   * @param q the guide
   * @return one number
   */
  Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q);

  /** The objective for a model and a guide. */
  default Objective of(Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    return isMaximized()
        ? Objective.maximize(name(), e -> estimate(e, p, q))
        : Objective.minimize(name(), e -> estimate(e, p, q));
  }
}
