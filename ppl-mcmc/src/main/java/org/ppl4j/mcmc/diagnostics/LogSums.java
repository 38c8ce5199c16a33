package org.ppl4j.mcmc.diagnostics;

import java.util.Arrays;

/** Sums of exponentials. */
final class LogSums {
  private LogSums() {}

  /** {@code log(sum(exp(x)))}. */
  static double logSum(double... x) {
    double greatest = Arrays.stream(x).max().orElse(Double.NEGATIVE_INFINITY);
    if (Double.isInfinite(greatest)) {
      return greatest;
    }
    return greatest + Math.log(Arrays.stream(x).map(value -> Math.exp(value - greatest)).sum());
  }

  /** {@code log(mean(exp(x)))}. */
  static double logMean(double... x) {
    return logSum(x) - Math.log(x.length);
  }
}
