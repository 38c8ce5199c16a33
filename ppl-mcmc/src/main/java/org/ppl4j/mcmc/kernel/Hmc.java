package org.ppl4j.mcmc.kernel;

import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;

/**
 * Hamiltonian Monte Carlo with trajectories of one length, the step size jittered so that no period
 * of the density is hit for good. Source: Neal 2011, "MCMC using Hamiltonian dynamics".
 *
 * @param length how long a trajectory is, in units in which a standard normal's period is 2 pi
 * @param jitter by how much of itself the step size varies, between 0 and 1
 * @param targetAcceptance the mean acceptance probability that the step size is tuned for
 * @param maxSteps how many steps a trajectory has at most
 */
public record Hmc(double length, double jitter, double targetAcceptance, int maxSteps)
    implements Kernel {
  /** A quarter of a standard normal's period, jittered by 20 %. */
  public Hmc() {
    this(Math.PI / 2, 0.2, 0.8, 1024);
  }

  /** Checks the ranges. */
  public Hmc {
    Ranges.positive("length", length);
    Ranges.fraction("jitter", jitter);
    Ranges.probability("target acceptance", targetAcceptance);
    Ranges.atLeast("max steps", maxSteps, 1);
  }

  @Override
  public String name() {
    return "hmc";
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new HmcTransition(potential, length, maxSteps, jitter, targetAcceptance);
  }
}
