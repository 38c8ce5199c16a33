package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.FiniteSupport;
import org.ppl4j.error.UnsupportedStrategy;

/**
 * The exact mean: {@code E[f(z)] = sum over z of q(z) f(z)}, of variance zero in this site. All
 * values go through the rest of the program at once, along an axis of their own, or one after the
 * other in a loop.
 *
 * @param inTurn whether one after the other, which takes the memory of one
 */
public record Enumerate(boolean inTurn) implements Strategy<FiniteSupport> {
  @Override
  public String name() {
    return inTurn ? "enumerateInTurn" : "enumerate";
  }

  @Override
  public Real estimate(Site<? extends FiniteSupport> site, Continuation rest) {
    if (site.isJoint()) {
      throw UnsupportedStrategy.use(
          name(),
          site.address(),
          "the cost mixes its independent elements, so that all their combinations would have to be"
              + " gone through",
          "use reinforce, leaveOneOut(k) or disarm(), or let the cost be a sum over the elements",
          site.source());
    }
    Value values = site.distribution().values();
    Real log = site.logDensities(values);
    Real costs = inTurn ? rest.applyInTurn(values) : rest.applyBatched(values);
    Real possible = log.stopGradient().greaterThan(Double.NEGATIVE_INFINITY).select(costs, 0);
    return log.exp().times(possible).sum(0);
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return distribution instanceof FiniteSupport finite && finite.isKnown();
  }
}
