package org.ppl4j.mcmc.kernel;

/**
 * Where a chain is: a vector, the log density there, its gradient if the kernel uses it, and what
 * more a kernel carries from step to step. Kernels read one state and write another.
 */
public final class State {
  private final double[] vector;
  private final double[] gradient;
  private final double[] memory;
  private double logDensity;

  /**
   * A state.
   *
   * @param size how many numbers a vector has
   * @param dimension in how many of them the gradient is taken
   * @param memory how many further numbers the kernel carries
   */
  public State(int size, int dimension, int memory) {
    vector = new double[size];
    gradient = new double[dimension];
    this.memory = new double[memory];
  }

  /** The vector; not a copy. */
  public double[] vector() {
    return vector;
  }

  /** The gradient of the log density; not a copy. */
  public double[] gradient() {
    return gradient;
  }

  /** What more the kernel carries; not a copy. */
  public double[] memory() {
    return memory;
  }

  /** The log density at the vector. */
  public double logDensity() {
    return logDensity;
  }

  /** Sets the log density. */
  public void setLogDensity(double value) {
    logDensity = value;
  }

  /** Becomes a copy of another of the same sizes. */
  public void copy(State other) {
    System.arraycopy(other.vector, 0, vector, 0, vector.length);
    System.arraycopy(other.gradient, 0, gradient, 0, gradient.length);
    System.arraycopy(other.memory, 0, memory, 0, memory.length);
    logDensity = other.logDensity;
  }
}
