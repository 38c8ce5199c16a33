package org.ppl4j.mcmc.kernel;

import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;

/**
 * The No-U-Turn sampler, as Stan 2.3x has it: a trajectory is doubled until it turns back or
 * diverges; a point of it is drawn with probability proportional to its density, by multinomial
 * sampling within subtrees and biased progressive sampling between the old tree and the new one. It
 * has turned back when {@code p#' rho <= 0} at either end, for {@code p# = C p} and {@code rho} the
 * sum of momenta; besides the merged tree itself, both subtrees are tried with the nearest point of
 * the other.
 *
 * <p>Source: Hoffman and Gelman 2014; Betancourt 2017, Appendix A; Stan's {@code base_nuts.hpp}.
 *
 * @param maxDepth how often a trajectory is doubled at most
 * @param targetAcceptance the mean acceptance statistic that the step size is tuned for
 * @param maxEnergyError the energy error from which on a trajectory has diverged
 */
public record Nuts(int maxDepth, double targetAcceptance, double maxEnergyError) implements Kernel {
  /** Stan's defaults: at most 10 doublings, target 0.8, divergence from 1000. */
  public Nuts() {
    this(10, 0.8, 1000);
  }

  /** Checks the ranges. */
  public Nuts {
    Ranges.atLeast("max depth", maxDepth, 1);
    Ranges.probability("target acceptance", targetAcceptance);
    Ranges.positive("max energy error", maxEnergyError);
  }

  /** The same with another limit on doublings. */
  public Nuts withMaxDepth(int newMaxDepth) {
    return new Nuts(newMaxDepth, targetAcceptance, maxEnergyError);
  }

  /** The same with another target. */
  public Nuts withTargetAcceptance(double newTarget) {
    return new Nuts(maxDepth, newTarget, maxEnergyError);
  }

  @Override
  public String name() {
    return "nuts";
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new NutsTransition(potential, this);
  }
}
