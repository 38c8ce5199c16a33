package org.ppl4j.strategy;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.dist.Binary;
import org.ppl4j.dist.Distribution;

/**
 * The antithetic estimator for zeros and ones of log-odds {@code l}, which is ARM with the uniform
 * number integrated out: {@code d/dl E[f(z)] = E[(f(z) - f(z')) (z - z') sigmoid(|l|) / 2]}, where
 * {@code z = 1[1 - u < sigmoid(l)]} and {@code z' = 1[u < sigmoid(l)]}. Two costs, however many
 * numbers are drawn together. Unbiased, to first order. Sources: Dong, Mnih and Tucker, DisARM: an
 * antithetic gradient estimator for binary latent variables (2020); Yin and others, as U2G (2020).
 */
public record Disarm() implements Strategy<Binary> {
  @Override
  public String name() {
    return "disarm";
  }

  @Override
  public Real estimate(Site<? extends Binary> site, Continuation rest) {
    Real logits = site.distribution().logits();
    Real u = site.noise().uniform(logits.shape());
    Int one = u.unaryMinus().plus(1).lessThan(logits.sigmoid()).toInt().stopGradient();
    Int other = u.lessThan(logits.sigmoid()).toInt().stopGradient();
    Real costs = rest.applyBatched(Int.stack(one, other));
    Real sign = one.minus(other).toReal();
    Real difference = costs.at(0).minus(costs.at(1));
    Real slope = difference.times(sign.times(logits.abs().sigmoid().times(0.5)));
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
