package org.ppl4j.strategy;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Binary;
import org.ppl4j.dist.Distribution;

/**
 * Augment-reinforce-merge for zeros and ones of log-odds {@code l}: {@code d/dl E[f(z)] = E[(f(1[u
 * > sigmoid(-l)]) - f(1[u < sigmoid(l)])) (u - 1/2)]} for uniform {@code u}. Two costs, however
 * many numbers are drawn together. Unbiased, to first order. Source: Yin and Zhou, ARM:
 * augment-REINFORCE-merge gradient for stochastic binary networks (2019).
 */
public record Arm() implements Strategy<Binary> {
  @Override
  public String name() {
    return "arm";
  }

  @Override
  public Real estimate(Site<? extends Binary> site, Continuation rest) {
    Real logits = site.distribution().logits();
    Real u = site.noise().uniform(logits.shape());
    Int one = u.greaterThan(logits.unaryMinus().sigmoid()).toInt().stopGradient();
    Int other = u.lessThan(logits.sigmoid()).toInt().stopGradient();
    Real costs = rest.applyBatched(Int.stack(one, other));
    Real slope = costs.at(0).minus(costs.at(1)).times(u.minus(0.5));
    return Gradients.attach(costs.mean(0), logits, slope);
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution instanceof Binary;
  }

  @Override
  public boolean scoresDraws() {
    return true;
  }
}
