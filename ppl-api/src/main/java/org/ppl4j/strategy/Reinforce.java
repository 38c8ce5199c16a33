package org.ppl4j.strategy;

import static org.ppl4j.strategy.Gradients.magicBox;
import static org.ppl4j.strategy.Gradients.stopGradient;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.Distribution;

/**
 * The score function estimator: {@code d/dt E[f(z)] = E[df/dt + (f(z) - b) d log q(z)/dt]}, for any
 * distribution with a density and any cost. Unbiased, of every order, for every baseline {@code b}
 * that does not depend on the value. Sources: Williams (1992); Foerster et al. (2018).
 *
 * @param baseline what is taken from the cost to lower the variance
 */
public record Reinforce(Baseline baseline) implements Strategy<Distribution<?>> {
  @Override
  public String name() {
    return "reinforce";
  }

  @Override
  public Real estimate(Site<? extends Distribution<?>> site, Continuation rest) {
    Value z = stopGradient(site.draw());
    Real cost = rest.apply(z);
    Real b = baseline.of(site, cost.stopGradient());
    return cost.minus(b).times(magicBox(site.logDensity(z))).plus(b);
  }

  @Override
  public boolean supports(Distribution<?> distribution) {
    return true;
  }

  @Override
  public boolean scoresDraws() {
    return true;
  }

  /** The same with another baseline. */
  public Reinforce with(Baseline other) {
    return new Reinforce(other);
  }
}
