package org.ppl4j.vi;

import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;

/**
 * How many steps one call does where nobody says: a call's own time, about a microsecond, is to be
 * small beside them, and whatever waits for the end of a call must not come later for it.
 */
final class StepsPerCall {
  /** What a call may take, in microseconds, and what it may do. */
  private static final double MICROSECONDS = 100;

  private static final int MOST = 100;

  private StepsPerCall() {}

  /**
   * The largest number that fits, and that divides the number of steps and all intervals: so the
   * same steps are done in the same calls after a checkpoint, and none is left over. One, if
   * arguments are fed anew in each step, if someone asks after each step whether to go on, or in
   * float32, where a loop's numbers need not be those of single steps to the bit.
   */
  static int of(Svi svi, StepProgram program, Executor executor) {
    if (svi.stepsPerCall > 0) {
      return svi.stepsPerCall;
    }
    boolean exact = svi.options.precision() == Options.Precision.FLOAT64;
    if (!exact || svi.streamed || svi.cancellable) {
      return 1;
    }
    int common = svi.steps;
    for (Svi.Callback callback : svi.callbacks) {
      common = commonDivisor(common, callback.every());
    }
    if (svi.checkpoint != null) {
      common = commonDivisor(common, svi.checkpointEvery);
    }
    if (svi.convergence != null) {
      common = commonDivisor(common, svi.convergence.window());
    }
    double fitting = MICROSECONDS / executor.cost(program.graph(), svi.options);
    for (int count = (int) Math.min(fitting, MOST); count > 1; count--) {
      if (common % count == 0) {
        return count;
      }
    }
    return 1;
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
