package org.ppl4j.vi.objective;

import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.error.UnsupportedStrategy;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Program;
import org.ppl4j.model.Site;
import org.ppl4j.objective.ObjectiveScope;
import org.ppl4j.strategy.Gradients;

/**
 * Log importance weights, their gradients apart: in the model's params, and along the path of the
 * draw.
 *
 * <p>They serve doubly reparameterised gradients. For an objective {@code E[g(l1, ..., lk)]} of
 * independent log weights, the gradient in the guide's params is the mean of the sum over draws of
 * {@code g_i dl_i/dt}, where {@code g_i} is the derivative in {@code l_i}. What {@code l_i} owes to
 * the guide's own params is a score; reparameterised a second time, it turns into {@code -g_ii}
 * times the path: so the whole is {@code (g_i - g_ii) dl_i/dz dz/dt}, of lower variance. Sources:
 * Tucker, Lawson, Gu and Maddison, Doubly reparameterized gradient estimators (2019); Bauer and
 * Mnih, Generalized doubly reparameterized gradient estimators (2021), for guides of several sites.
 *
 * @param ofModel the weights; only the model's params move them
 * @param ofPath the weights; only the draws move them
 * @param prior the draws as draws of the prior; null if not asked for
 */
record PathWeights(Real ofModel, Real ofPath, @Nullable PriorPath prior) {
  static PathWeights of(
      ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q, int count) {
    return of(e, p, q, count, false);
  }

  static PathWeights of(
      ObjectiveScope e,
      Model<NoArguments, ?> p,
      Model<NoArguments, ?> q,
      int count,
      boolean withPrior) {
    LogDensities.requireExact(q, "doublyReparameterized()");
    requireReparameterized(q.trace());
    return e.replicate(count, i -> of(e, p, q, withPrior));
  }

  private static PathWeights of(
      ObjectiveScope e, Model<NoArguments, ?> p, Model<NoArguments, ?> q, boolean withPrior) {
    Choices z = e.simulate(q).choices();
    Choices given = z.stopGradient();
    Real ofModel = e.logDensity(p, given).minus(e.logDensity(q, given).stopGradient());
    Real model = e.logDensity(p.with(Handlers.stopParams()), z);
    Real ofPath = model.minus(e.logDensity(q.with(Handlers.stopParams()), z));
    return new PathWeights(ofModel, ofPath, withPrior ? PriorPath.of(e, p, q, given) : null);
  }

  /**
   * A function of the weights with a doubly reparameterised gradient.
   *
   * @param value the function of {@link #ofModel}
   * @param slope its derivative in each weight less its second derivative: {@code g_i - g_ii}
   */
  Real attach(Real value, Real slope) {
    return Gradients.attach(value, ofPath, slope.stopGradient());
  }

  /** {@code scale} times the weights, normalised to sum to one; no derivative passes. */
  Real normalized(double scale) {
    Real scaled = ofModel.times(scale).stopGradient();
    return scaled.minus(scaled.logSumExp()).exp();
  }

  private static void requireReparameterized(Program guide) {
    for (Program.Entry entry : guide.samples()) {
      Site.Sample site = (Site.Sample) entry.site();
      boolean moves =
          site.strategy() == null
              ? site.distribution().isReparameterized()
              : site.strategy().isPathwise() && site.strategy().isUnbiased();
      if (!moves) {
        throw UnsupportedStrategy.use(
            "doublyReparameterized()",
            site.address(),
            "its draw does not move smoothly with the guide's params",
            "leave the option away, or give the site the strategy reparam()",
            site.source());
      }
    }
  }
}
