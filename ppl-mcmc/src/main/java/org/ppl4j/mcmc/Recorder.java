package org.ppl4j.mcmc;

import org.ppl4j.mcmc.kernel.State;

/**
 * One chain's draws so far, as rows of numbers: the vector, the log density, the kernel's
 * statistics. One thread adds; others may read the rows that {@link #count} says there are.
 */
final class Recorder {
  private final int size;
  private final int width;
  private final double[] rows;
  private volatile int count;

  Recorder(int size, int statistics, int capacity) {
    this.size = size;
    width = size + 1 + statistics;
    rows = new double[Math.multiplyExact(width, capacity)];
  }

  /** How many rows there are. */
  int count() {
    return count;
  }

  /** How many numbers a row has. */
  int width() {
    return width;
  }

  /** The rows, one after the other; not a copy. */
  double[] rows() {
    return rows;
  }

  void add(State state, double[] statistics) {
    int before = count;
    int at = before * width;
    System.arraycopy(state.vector(), 0, rows, at, size);
    rows[at + size] = state.logDensity();
    System.arraycopy(statistics, 0, rows, at + size + 1, statistics.length);
    count = before + 1;
  }

  /** Sets the number of rows, after they have been written from outside. */
  void setCount(int newCount) {
    count = newCount;
  }

  /** The vectors of some rows, row-major. */
  double[] vectors(int from, int to) {
    double[] out = new double[(to - from) * size];
    for (int i = from; i < to; i++) {
      System.arraycopy(rows, i * width, out, (i - from) * size, size);
    }
    return out;
  }

  /** One statistic of some rows; the first is the log density. */
  double[] statistic(int which, int from, int to) {
    double[] out = new double[to - from];
    for (int i = from; i < to; i++) {
      out[i - from] = rows[i * width + size + which];
    }
    return out;
  }
}
