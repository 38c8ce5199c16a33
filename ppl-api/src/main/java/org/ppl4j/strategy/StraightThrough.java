package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.OverCategories;
import org.ppl4j.type.DType;

/**
 * The drawn one-hot vector, with the derivative of its mean: {@code dz = d softmax(logits)}.
 * Biased, unless the cost is linear. Source: Bengio, Leonard and Courville, Estimating or
 * propagating gradients through stochastic neurons for conditional computation (2013).
 */
public record StraightThrough() implements Pathwise<OverCategories<Real>> {
  @Override
  public String name() {
    return "straightThrough";
  }

  @Override
  public Value value(Site<? extends OverCategories<Real>> site) {
    Real drawn = new Real(site.draw().expr());
    return Gradients.replace(Gradients.softmax(site.distribution().logits()), drawn);
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return isOneHot(distribution);
  }

  static boolean isOneHot(Distribution<?> distribution) {
    return distribution instanceof OverCategories && distribution.dtype() == DType.REAL;
  }

  @Override
  public boolean isUnbiased() {
    return false;
  }
}
