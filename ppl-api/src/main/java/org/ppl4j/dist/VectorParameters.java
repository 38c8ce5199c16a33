package org.ppl4j.dist;

import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidParameter;

/** What distributions check of vectors and matrices that are literals. */
final class VectorParameters {
  private static final double ROUNDING = 1e-6;

  private VectorParameters() {}

  /** Each vector's elements are not negative and sum to 1. */
  static void simplex(String distribution, String name, Real vectors) {
    LastAxis.require(distribution, name, vectors, 1);
    Parameters.probability(distribution, name, vectors);
    if (Parameters.literal(vectors.expr()) == null) {
      return;
    }
    for (double total : vectors.sum(LastAxis.of(vectors)).value().data()) {
      if (Math.abs(total - 1) > ROUNDING) {
        throw InvalidParameter.of(
            distribution, "the sum of " + name, total, "1", vectors.expr().party());
      }
    }
  }

  /** Each vector's elements are finite, or -infinity, but not all. */
  static void logits(String distribution, String name, Real vectors) {
    LastAxis.require(distribution, name, vectors, 1);
    Parameters.check(
        distribution, name, vectors, "below infinity", x -> x < Double.POSITIVE_INFINITY);
    if (Parameters.literal(vectors.expr()) == null) {
      return;
    }
    for (double greatest : vectors.max(LastAxis.of(vectors)).value().data()) {
      if (!Double.isFinite(greatest)) {
        String what = "the greatest of " + name;
        throw InvalidParameter.of(distribution, what, greatest, "finite", vectors.expr().party());
      }
    }
  }

  /** Each vector's elements increase. */
  static void increasing(String distribution, String name, Real vectors) {
    LastAxis.require(distribution, name, vectors, 1);
    Parameters.finite(distribution, name, vectors);
    double @Nullable [] literal = Parameters.literal(vectors.expr());
    int size = LastAxis.size(vectors);
    for (int i = 1; literal != null && i < literal.length; i++) {
      if (i % size != 0 && !(literal[i] > literal[i - 1])) {
        throw InvalidParameter.of(
            distribution, name, literal[i], "greater than the one before", vectors.expr().party());
      }
    }
  }

  /** Square matrices that are symmetric and positive definite: their Cholesky factors. */
  static Real factor(String distribution, String name, Real matrices) {
    LastAxis.requireSquare(distribution, name, matrices, -1);
    Real factor = matrices.cholesky();
    if (Parameters.literal(matrices.expr()) == null) {
      return factor;
    }
    double[] asymmetry = matrices.minus(matrices.transpose()).abs().value().data();
    double largest = matrices.abs().max().value().data()[0];
    for (double difference : asymmetry) {
      if (difference > ROUNDING * largest) {
        throw InvalidParameter.of(
            distribution, "an asymmetry of " + name, difference, "0", matrices.expr().party());
      }
    }
    for (double element : factor.value().data()) {
      if (Double.isNaN(element)) {
        throw InvalidParameter.of(
            distribution, name, element, "positive definite", matrices.expr().party());
      }
    }
    return factor;
  }

  /** Lower triangular square matrices of a size, with positive diagonals. */
  static void lowerFactor(String distribution, String name, Real matrices, int size) {
    LastAxis.requireSquare(distribution, name, matrices, size);
    double @Nullable [] literal = Parameters.literal(matrices.expr());
    int n = LastAxis.size(matrices);
    for (int i = 0; literal != null && i < literal.length; i++) {
      int row = i / n % n;
      int column = i % n;
      if (row == column ? !(literal[i] > 0) : column > row && literal[i] != 0) {
        String must = row == column ? "positive on the diagonal" : "0 above the diagonal";
        throw InvalidParameter.of(distribution, name, literal[i], must, matrices.expr().party());
      }
    }
  }
}
