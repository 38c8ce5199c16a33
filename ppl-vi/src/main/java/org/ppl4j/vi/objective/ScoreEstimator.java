package org.ppl4j.vi.objective;

import org.ppl4j.Real;

/**
 * Estimates the score {@code d log q(z)/dz} at draws of a distribution from nothing but the draws:
 * {@code -A S}, where {@code S} sums the kernel's gradients at each draw and {@code A} is a
 * regularised inverse of the kernel's matrix.
 */
public sealed interface ScoreEstimator {
  /**
   * The scores at draws.
   *
   * @param draws one for each row
   * @return for each row the estimated gradient of its log density
   */
  Real scores(Real draws);

  /**
   * Stein's: {@code A = (K + ridge I)^-1}, after Stein's identity {@code E[k(z, .) d log q(z) + d
   * k(z, .)] = 0}. Source: Li and Turner, Gradient estimators for implicit models (2018).
   *
   * @param ridge keeps the inverse tame, for example 0.01
   * @param bandwidth the kernel's, as a multiple of the draws' root mean squared distance
   */
  record Stein(double ridge, double bandwidth) implements ScoreEstimator {
    @Override
    public Real scores(Real draws) {
      RbfKernel kernel = RbfKernel.fitting(draws, bandwidth);
      int n = draws.shape().dim(0);
      Real ridges = Real.constant(ridge).expand(n).diag();
      Real root = kernel.matrix(draws, draws).plus(ridges).cholesky();
      Real sums = kernel.gradientSums(draws);
      return root.solveLowerTransposed(root.solveLower(sums)).unaryMinus();
    }
  }

  /**
   * The spectral one: {@code A} inverts {@code K} on its leading eigenvectors, which stand for
   * eigenfunctions of the kernel, and is zero on the others. Their span is found by orthogonal
   * iteration. Source: Shi, Sun and Zhu, A spectral approach to gradient estimation for implicit
   * distributions (2018).
   *
   * @param rank how many eigenvectors, for example 6
   * @param bandwidth the kernel's, as a multiple of the draws' root mean squared distance
   */
  record Spectral(int rank, double bandwidth) implements ScoreEstimator {
    private static final int ITERATIONS = 12;

    @Override
    public Real scores(Real draws) {
      RbfKernel kernel = RbfKernel.fitting(draws, bandwidth);
      Real k = kernel.matrix(draws, draws);
      Real basis = orthonormal(k.slice(1, 0, rank));
      for (int i = 0; i < ITERATIONS; i++) {
        basis = orthonormal(k.matmul(basis));
      }
      Real inner = basis.transpose().matmul(k.matmul(basis)).cholesky();
      Real sums = basis.transpose().matmul(kernel.gradientSums(draws));
      return basis.matmul(inner.solveLowerTransposed(inner.solveLower(sums))).unaryMinus();
    }

    /** Columns of the same span, orthonormal, by the Cholesky factor of their products, twice. */
    private static Real orthonormal(Real columns) {
      Real out = columns;
      for (int i = 0; i < 2; i++) {
        Real products = out.transpose().matmul(out);
        Real tiny = products.diagonal().sum().times(1e-14).expand(out.shape().dim(1)).diag();
        out = products.plus(tiny).cholesky().solveLower(out.transpose()).transpose();
      }
      return out;
    }
  }
}
