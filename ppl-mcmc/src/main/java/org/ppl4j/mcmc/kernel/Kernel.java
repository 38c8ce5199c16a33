package org.ppl4j.mcmc.kernel;

import java.util.Set;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;

/** A way of moving from point to point: a description, shared by all chains. */
public interface Kernel {
  /** Its name, as files and tables print it. */
  String name();

  /** The discrete sites that it moves, and which are therefore not summed over. */
  default Set<String> discreteSites() {
    return Set.of();
  }

  /** Whether it, or a part of it, moves real sites, so that it needs a model that has some. */
  default boolean movesReals() {
    return discreteSites().isEmpty();
  }

  /** Whether it works with unbiased estimates of the log density, from subsamples of the data. */
  default boolean takesEstimates() {
    return false;
  }

  /**
   * This kernel at work, for one thread.
   *
   * @param potential what it leaves unchanged; owned by the caller
   * @param target the model behind the potential, for kernels that look at sites
   */
  Transition on(Potential potential, Target target);
}
