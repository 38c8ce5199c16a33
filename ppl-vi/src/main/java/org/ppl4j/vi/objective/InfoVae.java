package org.ppl4j.vi.objective;

import org.ppl4j.Real;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.ObjectiveScope;

/**
 * InfoVAE: {@code E_q[log p(x | z)] - (1 - a) KL(q(z | x) || p(z)) - (a + b - 1) MMD^2(q(z),
 * p(z))}, where the last compares a site's values over a plate's elements, outermost, with as many
 * drawn from the prior, by the unbiased estimate of the squared maximum mean discrepancy under a
 * Gaussian kernel. Sources: Zhao, Song and Ermon, InfoVAE (2019); Gretton et al., A kernel
 * two-sample test (2012).
 *
 * @param address the site, whose values' outermost axis are the elements
 * @param information the number {@code a}: the share of the divergence that is left out
 * @param scale the number {@code b}
 * @param bandwidth that of the kernel
 */
public record InfoVae(String address, double information, double scale, double bandwidth)
    implements GuideObjective {
  @Override
  public String name() {
    return "infoVae";
  }

  @Override
  public Real estimate(ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q) {
    var t = e.simulate(q);
    Choices z = t.choices();
    Model<NoArguments, ?> prior = p.with(Handlers.unobserved());
    Real likelihood = e.logDensity(p.with(Handlers.uncounted(z.addresses())), z);
    Real kl = t.logDensity().minus(e.logDensity(prior, z));
    Real distance = discrepancy(rows(z), rows(e.simulate(prior).choices()));
    return likelihood
        .minus(kl.times(1 - information))
        .minus(distance.times(information + scale - 1));
  }

  private Real rows(Choices choices) {
    Real value = choices.real(address);
    int elements = value.shape().dim(0);
    return value.reshape(elements, value.shape().size() / elements);
  }

  private Real discrepancy(Real x, Real y) {
    RbfKernel kernel = new RbfKernel(Real.constant(bandwidth));
    int n = x.shape().dim(0);
    Real within = kernel.matrix(x, x).sum().plus(kernel.matrix(y, y).sum()).minus(2.0 * n);
    return within.div(n * (n - 1.0)).minus(kernel.matrix(x, y).mean().times(2));
  }
}
