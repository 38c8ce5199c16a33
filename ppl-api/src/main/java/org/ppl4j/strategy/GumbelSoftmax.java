package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.OverCategories;

/**
 * The relaxed one-hot vector {@code softmax((logits + Gumbel noise) / temperature)} in place of the
 * drawn one; or, if hard, the vector that it is nearest to, with the relaxed one's derivative. The
 * objective's own value is biased too, unless hard. Biased: the more so the higher the temperature,
 * while the variance grows as it falls. Sources: Jang, Gu and Poole (2017); Maddison, Mnih and Teh
 * (2017).
 *
 * @param temperature positive; it may be a param, or fed at each step
 * @param hard whether the cost sees one-hot vectors
 */
public record GumbelSoftmax(Real temperature, boolean hard)
    implements Pathwise<OverCategories<Real>> {
  @Override
  public String name() {
    return hard ? "straightThroughGumbel" : "gumbelSoftmax";
  }

  @Override
  public Value value(Site<? extends OverCategories<Real>> site) {
    Real logits = site.distribution().logits();
    Real gumbel = site.noise().uniform(logits.shape()).log().unaryMinus().log().unaryMinus();
    Real perturbed = logits.plus(gumbel);
    Real relaxed = Gradients.softmax(perturbed.div(site.beside(temperature)));
    if (!hard) {
      return relaxed;
    }
    Real nearest = site.distribution().value(perturbed.argmax(logits.shape().rank() - 1));
    return Gradients.replace(relaxed, nearest);
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return StraightThrough.isOneHot(distribution);
  }

  @Override
  public boolean isUnbiased() {
    return false;
  }
}
