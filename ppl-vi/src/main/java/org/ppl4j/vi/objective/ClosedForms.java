package org.ppl4j.vi.objective;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.HasEntropy;
import org.ppl4j.dist.HasKl;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Structure;
import org.ppl4j.objective.ObjectiveScope;

/**
 * {@code log p(z) - log q(z)} with closed forms in the place of sites' terms: the negative
 * divergence where model and guide have distributions of one family, else the entropy where the
 * guide's has one. Each is the mean of the terms given the values drawn before the site.
 */
final class ClosedForms {
  private ClosedForms() {}

  /**
   * The weight.
   *
   * @param held the guide as it is scored where there is no closed form
   */
  static Real weight(
      ObjectiveScope e,
      Model<NoArguments, ?> p,
      Model<NoArguments, ?> q,
      Model<NoArguments, ?> held,
      Choices z) {
    LogDensities.requireExact(q, "analyticKl()");
    Map<String, Distribution<?>> wanted = e.distributions(p, z);
    Map<String, Distribution<?>> drawn = e.distributions(q, z);
    Set<Expr> later = new HashSet<>();
    z.addresses().forEach(address -> later.add(z.get(address).expr()));
    Set<String> inModel = new LinkedHashSet<>();
    Set<String> inGuide = new LinkedHashSet<>();
    Real closed = Real.constant(0.0);
    for (String address : z.addresses()) {
      Distribution<?> prior = wanted.get(address);
      Distribution<?> own = drawn.get(address);
      if (own instanceof HasKl<?> family && prior != null && isOneFamily(own, prior, later)) {
        closed = closed.minus(kl(family, prior));
        inModel.add(address);
        inGuide.add(address);
      } else if (own instanceof HasEntropy entropic) {
        closed = closed.plus(entropic.entropy());
        inGuide.add(address);
      }
      later.remove(z.get(address).expr());
    }
    Real model = e.logDensity(p.with(Handlers.uncounted(inModel)), z);
    Real guide = e.logDensity(held.with(Handlers.uncounted(inGuide)), z);
    return model.minus(guide).plus(closed);
  }

  /** The prior may not depend on what the guide draws with the site or after it. */
  private static boolean isOneFamily(Distribution<?> own, Distribution<?> prior, Set<Expr> later) {
    List<Expr> parameters = Structure.values(prior).stream().map(Value::expr).toList();
    return own.getClass() == prior.getClass()
        && own.shape().equals(prior.shape())
        && Graph.nodes(parameters).stream().noneMatch(later::contains);
  }

  @SuppressWarnings("unchecked") // Both are of one class.
  private static Real kl(HasKl<?> own, Distribution<?> prior) {
    return ((HasKl<Distribution<?>>) own).kl(prior);
  }
}
