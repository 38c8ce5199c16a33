package org.ppl4j.mcmc.adapt;

/**
 * The schedule of warm-up: a first part in which only the step size is tuned, windows of doubling
 * length that each end with a new metric, and a last part for the step size again: 75, 25 (50, 100,
 * ...), 50 iterations, the last window stretched to fill what is left; 15 %, 75 % and 10 % when
 * warm-up is shorter than 150; no metric below 20. Source: Stan's {@code windowed_adaptation}.
 *
 * @param warmup how many iterations in all
 * @param first the length of the first part
 * @param base the length of the first window
 * @param last the length of the last part
 */
public record Windows(int warmup, int first, int base, int last) {
  private static final int SHORTEST = 20;

  /** Stan's schedule for a number of iterations. */
  public static Windows of(int warmup) {
    if (warmup >= 150) {
      return new Windows(warmup, 75, 25, 50);
    }
    int first = (int) (0.15 * warmup);
    int last = (int) (0.1 * warmup);
    return new Windows(warmup, first, warmup - first - last, last);
  }

  /** Whether an iteration, from 0, is one that the metric learns from. */
  public boolean learns(int iteration) {
    return warmup >= SHORTEST && iteration >= first && iteration < warmup - last;
  }

  /** Whether a window ends with an iteration, from 0. */
  public boolean ends(int iteration) {
    if (!learns(iteration)) {
      return false;
    }
    int end = warmup - last - 1;
    int size = base;
    int boundary = first + base - 1;
    while (boundary < iteration) {
      size *= 2;
      boundary = boundary + size;
      // The window after this one would not fit: this one takes all that is left.
      if (boundary + 2L * size >= end + 1) {
        boundary = end;
      }
    }
    return boundary == iteration;
  }
}
