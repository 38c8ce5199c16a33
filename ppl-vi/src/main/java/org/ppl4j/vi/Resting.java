package org.ppl4j.vi;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/** Whether an objective has come to rest; see {@link Fit#converged}. */
final class Resting {
  /** A change that matters to nobody: in the objective's own unit, and as a share of it. */
  private static final double SMALL = 0.01;

  private static final double SMALL_SHARE = 1e-3;

  private Resting() {}

  /** Compares the last tenth of at least 20 values with the tenth before it. */
  static boolean is(double[] curve) {
    int end = curve.length;
    int size = end / 10;
    double[] last = Arrays.copyOfRange(curve, end - size, end);
    double[] before = Arrays.copyOfRange(curve, end - 2 * size, end - size);
    double mean = StatUtils.mean(last);
    double change = Math.abs(mean - StatUtils.mean(before));
    double error = Math.sqrt((StatUtils.variance(last) + StatUtils.variance(before)) / size);
    return change <= Math.max(3 * error, Math.max(SMALL, SMALL_SHARE * Math.abs(mean)));
  }
}
