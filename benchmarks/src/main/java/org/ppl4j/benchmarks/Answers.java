package org.ppl4j.benchmarks;

import java.util.Arrays;

/** Checks what is about to be measured. */
final class Answers {
  private Answers() {}

  /**
   * Compares an answer with the right one, to eight digits.
   *
   * @throws IllegalStateException if they differ
   */
  static void require(double[] right, double[] found) {
    boolean same = right.length == found.length;
    for (int i = 0; same && i < right.length; i++) {
      same = Math.abs(right[i] - found[i]) <= 1e-8 * Math.max(1, Math.abs(right[i]));
    }
    if (!same) {
      throw new IllegalStateException(
          "Wrong answer: " + Arrays.toString(found) + " for " + Arrays.toString(right));
    }
  }
}
