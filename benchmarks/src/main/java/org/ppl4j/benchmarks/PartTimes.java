package org.ppl4j.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the parts of a run take of their thread's processor time, for each unit of work: other
 * processes do not count, nor what the run does around its parts. The last few thousand are kept.
 */
final class PartTimes {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final double[] micros = new double[4096];
  private int count;

  /** The processor time of this thread, in nanoseconds. */
  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /** Adds a part. */
  void add(long nanos, double units) {
    micros[count++ % micros.length] = nanos * 1e-3 / units;
  }

  /** Least and median. */
  @Override
  public String toString() {
    double[] sorted = Arrays.copyOf(micros, Math.min(count, micros.length));
    Arrays.sort(sorted);
    return sorted.length == 0
        ? "nothing"
        : String.format(
            Locale.ROOT, "%.3f / %.3f us, least / median", sorted[0], sorted[sorted.length / 2]);
  }
}
