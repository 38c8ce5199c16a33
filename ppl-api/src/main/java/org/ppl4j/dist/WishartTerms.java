package org.ppl4j.dist;

import java.util.stream.IntStream;
import org.ppl4j.Real;

/** What the Wishart and inverse Wishart distributions share. */
final class WishartTerms {
  private WishartTerms() {}

  static void check(String distribution, Real degrees, Real factor) {
    int size = LastAxis.size(factor);
    if (factor.shape().rank() != 2 || !degrees.shape().isScalar()) {
      String problem = "the matrix must be one, and the degrees of freedom one number";
      throw LastAxis.mismatch(distribution, problem, degrees, factor);
    }
    String must = "above " + (size - 1) + ", one less than the number of rows";
    Parameters.check(
        distribution, "degrees", degrees, must, x -> x > size - 1 && Double.isFinite(x));
  }

  /** {@code (nu - i) / 2} for each row. */
  static Real halves(Real degrees, int size) {
    double[] rows = IntStream.range(0, size).mapToDouble(i -> i).toArray();
    return degrees.minus(Real.constant(rows)).times(0.5);
  }

  /** The lower triangular {@code A} for which {@code A A'} is a draw of scale matrix 1. */
  static Real bartlett(RandomStream noise, Real degrees, int size) {
    return GammaDraws.bartlett(noise, halves(degrees, size));
  }

  /** {@code log(det(L L')) / 2}. */
  static Real halfLogDeterminant(Real factor) {
    return factor.diagonal().log().sum();
  }

  /** {@code log(2^(nu d / 2) Gamma_d(nu / 2))}. */
  static Real logNormalizer(Real degrees, int size) {
    double count = size * (size - 1) / 2.0;
    return degrees
        .times(0.5 * size * Math.log(2))
        .plus(halves(degrees, size).lgamma().sum())
        .plus(count * Math.log(Math.PI) / 2);
  }

  /** {@code M[i,i] M[j,j]} at each {@code i, j}. */
  static Real diagonalProducts(Real matrix) {
    int size = LastAxis.size(matrix);
    Real rows = LastAxis.spread(matrix.diagonal(), size);
    return rows.times(rows.transpose());
  }
}
