package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The evidence lower bound {@code E_q[log p(x, z) - log q(z)] = log p(x) - KL(q || p(z | x))}.
 * Sources: Jordan, Ghahramani, Jaakkola and Saul (1999); Kingma and Welling (2014).
 *
 * @param hasAnalyticKl whether closed forms are used where there are some; see {@link ClosedForms}
 * @param sticksTheLanding whether the density of the guide is held while its draws move
 */
public record Elbo(boolean hasAnalyticKl, boolean sticksTheLanding) implements GuideObjective {
  /**
   * With closed forms: the divergence between sites of one family, the entropy of a guide's site.
   */
  public Elbo analyticKl() {
    return new Elbo(true, sticksTheLanding);
  }

  /**
   * Without the score of the guide, whose mean is zero: {@code d/dt E[log p(z) - log q(z;
   * stop(t))]}. At the exact posterior the gradient in the guide's params is zero in each draw.
   * Where the guide is a flow this is the path gradient. For guides whose density is exact.
   * Sources: Roeder, Wu and Duvenaud, Sticking the landing (2017); Vaitl, Nicoli, Nakajima and
   * Kessel, Gradients should stay on path (2022).
   */
  public Elbo stickingTheLanding() {
    return new Elbo(hasAnalyticKl, true);
  }

  @Override
  public String name() {
    return "elbo";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    var t = e.simulate(q);
    Choices z = t.choices();
    Model<NoArguments, ?> held = sticksTheLanding ? q.with(Handlers.stopParams()) : q;
    if (hasAnalyticKl) {
      return ClosedForms.weight(e, p, q, held, z);
    }
    if (sticksTheLanding) {
      LogDensities.requireExact(q, "stickingTheLanding()");
    }
    Real guide = sticksTheLanding ? e.logDensity(held, z) : t.logDensity();
    return e.logDensity(p, z).minus(guide);
  }
}
