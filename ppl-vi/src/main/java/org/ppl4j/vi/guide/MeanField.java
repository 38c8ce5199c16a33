package org.ppl4j.vi.guide;

import static org.ppl4j.dist.Distributions.transformed;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.dist.Bijector;
import org.ppl4j.dist.Bijectors;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.ElementwiseBijector;
import org.ppl4j.dist.Normal;
import org.ppl4j.dist.Supports;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.model.Scope;

/**
 * Independent normals in unconstrained space, one for each number: {@code x = f(m + s e)}. For each
 * site the params {@code mean} and {@code scale}, of the shape of its unconstrained array.
 *
 * <p>Kucukelbir et al., "Automatic Differentiation Variational Inference", JMLR 2017.
 */
final class MeanField {
  private MeanField() {}

  static List<Real> sample(
      Scope scope, String name, Latents latents, double[] start, double width) {
    NodeMap<Expr> known = new NodeMap<>();
    List<Real> out = new ArrayList<>();
    for (Latent part : latents.parts()) {
      String prefix = name + "/" + part.address();
      Real mean = scope.param(prefix + "/mean", Starts.part(part, start));
      Real first = Real.constant(width).expand(part.free().dims());
      Real scale = scope.param(prefix + "/scale", first, Supports.positive());
      Real value =
          scope.sample(part.address(), through(new Normal(mean, scale), part.bijector(known)));
      known.put(part.placeholder(), value.expr());
      out.add(value);
    }
    return out;
  }

  /** A normal's image, by its plainest name. */
  private static Distribution<Real> through(Normal normal, Bijector bijector) {
    if (bijector.equals(Bijectors.identity())) {
      return normal;
    }
    return bijector instanceof ElementwiseBijector each
        ? transformed(normal, each)
        : transformed(normal, bijector);
  }
}
