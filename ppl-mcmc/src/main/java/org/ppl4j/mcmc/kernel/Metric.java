package org.ppl4j.mcmc.kernel;

/**
 * The scales of a density: an estimate of its covariance {@code C}, which is the inverse of the
 * mass matrix of Hamiltonian methods. Immutable.
 */
public sealed interface Metric permits DiagonalMetric, DenseMetric {
  /** How many numbers it is of. */
  int dimension();

  /** {@code position += time C p}: where a momentum leads. */
  void drift(double[] momentum, double time, double[] position);

  /** {@code out = C p}, and returns {@code p' C p}: velocity and twice the kinetic energy. */
  double velocity(double[] momentum, double[] out);

  /**
   * Makes a momentum, {@code N(0, C^-1)}, in place.
   *
   * @param normals independent standard normal numbers
   */
  void toMomentum(double[] normals);

  /**
   * Makes a displacement, {@code N(0, C)}, in place.
   *
   * @param normals independent standard normal numbers
   */
  void toDisplacement(double[] normals);

  /** The variance of one number. */
  double variance(int place);

  /** {@code C}: its diagonal, or all of it row-major; a copy. */
  double[] inverse();

  /** Whether it is a whole matrix. */
  boolean isDense();
}
