package org.ppl4j.mcmc.kernel;

/** Sums in several parts, so that no addition waits for the one before it. */
final class Sums {
  private Sums() {}

  /** {@code sum over i of a[from + i] b[i]}, the terms dealt out to four sums. */
  static double dot(double[] a, int from, double[] b, int count) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i < count - 3; i += 4) {
      sum0 += a[from + i] * b[i];
      sum1 += a[from + i + 1] * b[i + 1];
      sum2 += a[from + i + 2] * b[i + 2];
      sum3 += a[from + i + 3] * b[i + 3];
    }
    for (; i < count; i++) {
      sum0 += a[from + i] * b[i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }
}
