package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Linear algebra with one matrix for all vectors {@code [.., d]}, or a stack of matrices with one
 * for each vector. The vectors' outermost axes are those of independent draws.
 */
final class Factors {
  static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private Factors() {}

  /**
   * The shape of draws with a center and a matrix: each axis of draws comes from one or both.
   *
   * @param center a vector, a stack of them, or one number for all elements
   * @param matrix whose rows belong to the elements of a vector
   */
  static Shape shape(String distribution, Real center, Real matrix) {
    LastAxis.require(distribution, "a matrix", matrix, 2);
    Shape rows = matrix.shape().slice(0, LastAxis.of(matrix));
    if (center.shape().isScalar() || rows.equals(center.shape())) {
      return rows;
    }
    boolean one = rows.rank() == 1 && LastAxis.size(center) == rows.dim(0);
    boolean same = center.shape().rank() == 1 && LastAxis.size(center) == rows.dim(rows.rank() - 1);
    if (!one && !same) {
      throw LastAxis.mismatch(distribution, "the vectors do not fit the matrices", center, matrix);
    }
    return one ? center.shape() : rows;
  }

  /** {@code M v} for each vector. */
  static Real times(Real matrix, Real vectors) {
    int rows = matrix.shape().dim(LastAxis.of(matrix) - 1);
    int[] dims = LastAxis.outer(vectors).concat(Shape.of(rows)).dims();
    if (matrix.shape().rank() > 2) {
      return matrix.matmul(LastAxis.column(vectors)).reshape(dims);
    }
    return flat(vectors).matmul(matrix.transpose()).reshape(dims);
  }

  /** {@code L^-1 v} for each vector, where {@code L} is lower triangular. */
  static Real solve(Real factor, Real vectors) {
    if (factor.shape().rank() > 2) {
      return factor.solveLower(vectors);
    }
    Real solved = factor.solveLower(flat(vectors).transpose()).transpose();
    return solved.reshape(vectors.shape().dims());
  }

  /** {@code log |det L|} of triangular matrices, summed over all draws of a shape. */
  static Real logDeterminants(Real factor, Shape shape) {
    Real total = factor.diagonal().log().sum();
    return total.times(
        (double) draws(shape) * LastAxis.size(factor) / factor.diagonal().shape().size());
  }

  /** How many vectors a shape holds. */
  static int draws(Shape shape) {
    return shape.slice(0, shape.rank() - 1).size();
  }

  /** {@code M M'}. */
  static Real gram(Real matrix) {
    return matrix.matmul(matrix.transpose());
  }

  /** The diagonal of {@code M M'}. */
  static Real rowSquares(Real matrix) {
    return matrix.square().sum(LastAxis.of(matrix));
  }

  /** The lower Cholesky factor of the inverse of a symmetric positive definite matrix. */
  static Real ofInverse(Real matrix) {
    // With rows and columns in opposite order P = L L' turns to P = U U', so P^-1 = U'^-1 U^-1.
    int row = LastAxis.of(matrix) - 1;
    Real reversed = matrix.reverse(row, row + 1).cholesky().reverse(row, row + 1);
    Real identity = Real.constant(1).expand(LastAxis.size(matrix)).diag();
    return reversed.transpose().solveLower(identity.expand(matrix.shape().dims()));
  }

  private static Real flat(Real vectors) {
    int size = LastAxis.size(vectors);
    return vectors.reshape(LastAxis.outer(vectors).size(), size);
  }
}
