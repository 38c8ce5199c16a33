package org.ppl4j.vi.objective;

import org.ppl4j.Real;

/**
 * The Gaussian kernel {@code k(x, y) = exp(-|x - y|^2 / (2 h^2))} between rows of matrices.
 *
 * @param bandwidth {@code h}, a positive scalar
 */
record RbfKernel(Real bandwidth) {
  /** With a multiple of the rows' own spread: the root of their mean squared distance. */
  static RbfKernel fitting(Real x, double multiple) {
    return new RbfKernel(squaredDistances(x, x).mean().sqrt().times(multiple));
  }

  /** The kernel of each row of one matrix with each of another. */
  Real matrix(Real x, Real y) {
    return squaredDistances(x, y).div(bandwidth.square().times(-2)).exp();
  }

  /** For each row {@code x_i} the sum over rows {@code j} of the gradient of k(x_j, x_i) in x_j. */
  Real gradientSums(Real x) {
    Real k = matrix(x, x);
    int n = x.shape().dim(0);
    Real degree = k.matmul(Real.constant(1.0).expand(n, x.shape().dim(1)));
    return x.times(degree).minus(k.matmul(x)).div(bandwidth.square());
  }

  private static Real squaredDistances(Real x, Real y) {
    int n = x.shape().dim(0);
    int m = y.shape().dim(0);
    Real across = x.matmul(y.transpose());
    Real rows = x.square().sum(1).reshape(n, 1).matmul(Real.constant(1.0).expand(1, m));
    Real columns = Real.constant(1.0).expand(n, 1).matmul(y.square().sum(1).reshape(1, m));
    return rows.plus(columns).minus(across.times(2)).maximum(0);
  }
}
