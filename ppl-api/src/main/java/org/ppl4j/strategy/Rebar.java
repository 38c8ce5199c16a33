package org.ppl4j.strategy;

import static org.ppl4j.strategy.Gradients.magicBox;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.OverCategories;

/**
 * The score function estimator with the cost of a relaxed one-hot vector as its control variate:
 *
 * <pre>E[f(z)] = E[(f(z) - s c(r')) magicBox(log q(z)) + s c(r)],   c(r) = f(softmax(r / t)),</pre>
 *
 * where {@code r} are the perturbed logits whose greatest is at {@code z}, and {@code r'} is drawn
 * anew given {@code z}. Three costs. The cost must be smooth in the relaxed vector. Unbiased, of
 * every order, whatever temperature and scale. Source: Tucker, Mnih, Maddison, Lawson and
 * Sohl-Dickstein, REBAR: low-variance, unbiased gradient estimates for discrete latent variable
 * models (2017).
 *
 * @param temperature {@code t}, positive
 * @param scale {@code s}, how much of the control variate is taken
 */
public record Rebar(Real temperature, Real scale) implements Strategy<OverCategories<Real>> {
  @Override
  public String name() {
    return "rebar";
  }

  @Override
  public Real estimate(Site<? extends OverCategories<Real>> site, Continuation rest) {
    RelaxedDraw draw = RelaxedDraw.of(site.distribution(), site.noise());
    Real z = site.distribution().value(draw.index());
    Real costs =
        rest.applyBatched(
            Real.stack(z, relaxed(site, draw.perturbed()), relaxed(site, draw.again())));
    Real share = site.beside(scale).mean();
    Real surplus = costs.at(0).minus(share.times(costs.at(2)));
    return surplus.times(magicBox(site.logDensity(z))).plus(share.times(costs.at(1)));
  }

  private Real relaxed(Site<?> site, Real perturbed) {
    Real wide = Gradients.along(site.beside(temperature), perturbed.shape());
    return Gradients.softmax(perturbed.div(wide));
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return StraightThrough.isOneHot(distribution);
  }

  @Override
  public boolean isPathwise() {
    return true;
  }
}
