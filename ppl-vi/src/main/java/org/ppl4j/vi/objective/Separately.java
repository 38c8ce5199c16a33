package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * One objective for the model's params, another for the guide's, over independent draws. The value
 * is that of the model's.
 *
 * @param forModel what the model's params are learned by; it does not reach the guide's
 * @param forGuide what the guide's params are learned by; it does not reach the model's
 */
public record Separately(GuideObjective forModel, GuideObjective forGuide)
    implements GuideObjective {
  @Override
  public String name() {
    return forModel.name() + ", guide by " + forGuide.name();
  }

  @Override
  public boolean isMaximized() {
    return forModel.isMaximized();
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    Real guide = forGuide.estimate(e, p.with(Handlers.stopParams()), q);
    if (forGuide.isMaximized()) {
      e.maximize(guide);
    } else {
      e.minimize(guide);
    }
    return forModel.estimate(e, p, q.with(Handlers.detached()));
  }
}
