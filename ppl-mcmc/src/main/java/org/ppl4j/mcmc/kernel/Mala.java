package org.ppl4j.mcmc.kernel;

import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;

/**
 * The Metropolis-adjusted Langevin algorithm: one leapfrog step with a fresh momentum, {@code q' =
 * q + h^2 / 2 C grad + h N(0, C)}, accepted or rejected. Source: Roberts and Tweedie 1996; target
 * acceptance: Roberts and Rosenthal 1998.
 *
 * @param targetAcceptance the mean acceptance probability that the step size is tuned for
 */
public record Mala(double targetAcceptance) implements Kernel {
  /** Tuned for 0.574, which is best in many dimensions. */
  public Mala() {
    this(0.574);
  }

  /** Checks the range. */
  public Mala {
    Ranges.probability("target acceptance", targetAcceptance);
  }

  @Override
  public String name() {
    return "mala";
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new HmcTransition(potential, 1, 1, 0, targetAcceptance);
  }
}
