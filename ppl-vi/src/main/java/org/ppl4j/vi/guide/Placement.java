package org.ppl4j.vi.guide;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Scope;

/**
 * Draws sites jointly. A hidden site draws the unconstrained vector {@code u}, each site is its
 * part of {@code x = f(u)}, and a factor adds the density of them all,
 *
 * <pre>log q(x) = log law(f^-1(x)) - log |det df(u)/du| at u = f^-1(x)</pre>
 *
 * as a function of the sites' values alone: so it is right for any values, not only for those that
 * the guide itself drew, and gradients pass through the values and the law's params apart.
 */
final class Placement {
  private Placement() {}

  /**
   * Samples the sites.
   *
   * @param name a prefix for what is no site of the model
   * @param known for the model's placeholders what the guide has drawn; the sites' are added
   * @return the sites' values
   */
  static List<Real> sample(
      Scope scope, String name, Latents latents, Distribution<Real> law, NodeMap<Expr> known) {
    Real drawn =
        scope.handle(Handlers.block(address -> true), s -> s.sample(name + "/unconstrained", law));
    List<Real> out = new ArrayList<>();
    for (Latent part : latents.parts()) {
      Real value = part.bijector(known).forward(part.part(drawn));
      Real site = scope.sample(part.address(), new Pushed(value, part.support(known)));
      known.put(part.placeholder(), site.expr());
      out.add(site);
    }
    Real vector = latents.unconstrained(known);
    Real density = law.logDensity(vector).minus(latents.logJacobian(vector, known));
    scope.factor(name + "/density", density);
    return out;
  }
}
