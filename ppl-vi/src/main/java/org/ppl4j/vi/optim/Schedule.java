package org.ppl4j.vi.optim;

import org.ppl4j.Real;

/** A learning rate as a staged function of the number of steps done; see {@link Schedules}. */
@FunctionalInterface
public interface Schedule {
  /**
   * The rate of a step.
   *
   * @param step how many steps have been done before it: 0 in the first
   */
  Real at(Real step);

  /**
   * This after a warm-up: the rate rises in a straight line from 0 at step 0 to this one's first at
   * step {@code steps}, where this begins.
   */
  default Schedule warmUp(int steps) {
    return new Schedules.WarmUp(this, steps);
  }
}
