package org.ppl4j.vi.guide;

import static org.ppl4j.dist.Distributions.delta;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Scope;

/**
 * All mass on one value of each site, the param {@code value}: the ELBO becomes the log density,
 * and its maximum is the maximum a posteriori in the model's own coordinates (no Jacobian counts).
 * Where a support depends on other sites the param is the point of unconstrained space.
 */
final class PointMass {
  private PointMass() {}

  static List<Real> sample(Scope scope, String name, Latents latents, double[] start) {
    NodeMap<Expr> known = new NodeMap<>();
    List<Real> out = new ArrayList<>();
    for (Latent part : latents.parts()) {
      Real first = Starts.part(part, start);
      String prefix = name + "/" + part.address();
      Real at;
      if (part.needs().isEmpty()) {
        Real value = new Real(part.bijector(known).forward(first).expr());
        at = scope.param(prefix + "/value", value, part.support());
      } else {
        at = part.bijector(known).forward(scope.param(prefix + "/unconstrained", first));
      }
      Real site = scope.sample(part.address(), delta(at));
      known.put(part.placeholder(), site.expr());
      out.add(site);
    }
    return out;
  }
}
