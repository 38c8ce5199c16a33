package org.ppl4j.mcmc.potential;

import org.ppl4j.noise.Key;

/**
 * A log density over vectors, up to a constant, and its gradient: what kernels move on. Its
 * negative is the potential energy of Hamiltonian methods.
 *
 * <p>A vector has {@link #size} numbers. The first {@link #dimension} of them are free reals; what
 * follows are values of discrete sites, which the gradient leaves out and only a kernel for them
 * changes. For one thread at a time; {@link #fork} makes another for another thread.
 */
public interface Potential extends AutoCloseable {
  /** How many numbers are free reals, in which the gradient is taken. */
  int dimension();

  /** How many numbers a vector has. */
  default int size() {
    return dimension();
  }

  /**
   * The log density at a vector: a number, -infinity, or NaN where it is not defined.
   *
   * @param vector {@link #size} numbers, only read
   */
  double logDensity(double[] vector);

  /**
   * The log density at a vector and its gradient.
   *
   * @param vector {@link #size} numbers, only read
   * @param gradient where the gradient goes: its first {@link #dimension} places
   */
  double logDensity(double[] vector, double[] gradient);

  /** Whether the log density is an unbiased estimate that depends on what is drawn. */
  default boolean isEstimate() {
    return false;
  }

  /**
   * An unbiased estimate of the log density and its gradient, from one drawn subsample of the data;
   * where nothing is drawn, the log density itself.
   *
   * @param key what it is drawn from: the same key draws the same subsample
   */
  default double estimate(Key key, double[] vector, double[] gradient) {
    return logDensity(vector, gradient);
  }

  /**
   * The gradient of the whole log density: where {@link #estimate} draws subsamples, over all data.
   *
   * @param gradient where it goes
   */
  default void wholeGradient(double[] vector, double[] gradient) {
    logDensity(vector, gradient);
  }

  /** The same for another thread, to be closed on its own. */
  Potential fork();

  /** Frees what it holds. */
  @Override
  default void close() {}
}
