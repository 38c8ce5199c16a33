package org.ppl4j.vi.objective;

import java.util.function.Function;
import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * The evidence lower bound with the divergence from the prior weighted: {@code E_q[log p(x | z)] -
 * beta KL(q || p(z))}. Sources: Higgins et al., beta-VAE (2017); Bowman et al. (2016) for raising
 * beta step by step.
 *
 * @param beta the weight: a number, or an input that is handed over at each step
 * @param hasAnalyticKl whether closed forms are used where there are some
 */
public record BetaElbo(Function<ObjectiveScope, Real> beta, boolean hasAnalyticKl)
    implements GuideObjective {
  /** With closed forms of the divergence; see {@link Elbo#analyticKl}. */
  public BetaElbo analyticKl() {
    return new BetaElbo(beta, true);
  }

  @Override
  public String name() {
    return "betaElbo";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    var t = e.simulate(q);
    Choices z = t.choices();
    Model<NoArguments, ?> prior = p.with(Handlers.unobserved());
    Real likelihood = e.logDensity(p.with(Handlers.uncounted(z.addresses())), z);
    Real closeness =
        hasAnalyticKl
            ? ClosedForms.weight(e, prior, q, q, z)
            : e.logDensity(prior, z).minus(t.logDensity());
    return likelihood.plus(closeness.times(beta.apply(e)));
  }
}
