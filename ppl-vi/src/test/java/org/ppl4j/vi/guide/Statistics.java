package org.ppl4j.vi.guide;

import java.util.Arrays;

/** Means and their errors. */
final class Statistics {
  private Statistics() {}

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1);
  }

  /** The standard error of the mean. */
  static double error(double[] values) {
    return Math.sqrt(variance(values) / values.length);
  }
}
