package org.ppl4j.mcmc.kernel;

import org.ppl4j.noise.Key;

/** A part of a transition that warm-up tunes: its step size, the metric, or both. */
public interface Tunable {
  /** The acceptance statistic that the step size is to bring about; NaN if it is not tuned. */
  double targetAcceptance();

  /** Where among the statistics the acceptance statistic is; -1 if it is not tuned. */
  int acceptance();

  /** Which numbers of a vector the metric is of. */
  int[] places();

  /** What it starts with, before anything is known. */
  Tuning initial();

  /**
   * A step size to begin with, found from where a chain is.
   *
   * @param now the metric, and the step size so far
   */
  default double stepSizeNear(Tuning now, State state, Key key) {
    return now.stepSize();
  }
}
