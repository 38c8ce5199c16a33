package org.ppl4j.dist;

import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.gaussianRandomWalk;
import static org.ppl4j.dist.Distributions.inverseWishart;
import static org.ppl4j.dist.Distributions.lkjCholesky;
import static org.ppl4j.dist.Distributions.lowRankMultivariateNormal;
import static org.ppl4j.dist.Distributions.matrixNormal;
import static org.ppl4j.dist.Distributions.matrixNormalCholesky;
import static org.ppl4j.dist.Distributions.multivariateNormal;
import static org.ppl4j.dist.Distributions.multivariateNormalCholesky;
import static org.ppl4j.dist.Distributions.multivariateNormalPrecision;
import static org.ppl4j.dist.Distributions.multivariateStudentT;
import static org.ppl4j.dist.Distributions.wishart;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.ppl4j.Real;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * Rows of the distributions of vectors and matrices. Cholesky factors are made from matrices of
 * unconstrained numbers: what is below the diagonal, and the exponentials of what is on it.
 */
final class MultivariateRows {
  private static final Tensor RAW = matrix(2, 0.2, 0, -0.7, 0.4);
  private static final Tensor RAW3 = matrix(3, 0.2, 0, 0, -0.7, 0.4, 0, 0.3, 1.5, -2);
  private static final Tensor MEAN = vector(0.5, -1);
  private static final Tensor MEAN3 = vector(0.5, -1, 7);
  private static final Real INDEFINITE = Real.constant(new double[][] {{1, 2}, {2, 1}});
  private static final Real ASYMMETRIC = Real.constant(new double[][] {{2, 1}, {0, 2}});
  private static final Real IDENTITY = Real.constant(new double[][] {{1, 0}, {0, 1}});

  private MultivariateRows() {}

  static List<Row> rows() {
    return List.of(
        Row.of(Dirichlet.class, a -> new Dirichlet(a.real(0)))
            .setting(vector(1.5, 1.7))
            .setting(vector(2, 3, 1.2))
            .setting(vector(1, 1, 1))
            .setting(vector(0.3, 1.5, 40, 0.8))
            .refuses(() -> dirichlet(1, 0))
            .refuses(() -> dirichlet(1, -1))
            .marginal("first", x -> ((Real) x).at(0), MultivariateRows::share),
        Row.of(MultivariateNormal.class, a -> new MultivariateNormal(a.real(0), factor(a.real(1))))
            .setting(MEAN, RAW)
            .setting(vector(3, 0), matrix(2, -1, 0, 3, 0.1))
            .setting(MEAN3, RAW3)
            .refuses(() -> multivariateNormal(0, INDEFINITE))
            .refuses(() -> multivariateNormal(0, ASYMMETRIC))
            .refuses(() -> multivariateNormalPrecision(0, INDEFINITE))
            .refuses(() -> multivariateNormalCholesky(0, INDEFINITE))
            .refuses(() -> multivariateNormal(Double.NaN, IDENTITY))
            .marginal("sum", x -> ((Real) x).sum(), (p, y) -> normalSum(p, size(p), size(p)).at(y)),
        Row.of(
                MultivariateStudentT.class,
                a -> new MultivariateStudentT(a.real(0), a.real(1), factor(a.real(2))))
            .setting(scalar(3.5), MEAN, RAW)
            .setting(scalar(0.8), MEAN3, RAW3)
            .refuses(() -> multivariateStudentT(0, 0, IDENTITY))
            .refuses(() -> multivariateStudentT(1, 0, INDEFINITE))
            .marginal(
                "sum",
                x -> ((Real) x).sum(),
                (p, y) -> {
                  double[] rest = java.util.Arrays.copyOfRange(p, 1, p.length);
                  double z = normalSum(rest, size(rest), size(rest)).z(y);
                  return new TDistribution(p[0]).cumulativeProbability(z);
                }),
        Row.of(
                LowRankMultivariateNormal.class,
                a -> new LowRankMultivariateNormal(a.real(0), a.real(1), a.real(2)))
            .setting(MEAN, Tensor.wrap(Type.real(2, 1), new double[] {1, 0.3}), vector(0.5, 2))
            .setting(
                MEAN3,
                Tensor.wrap(Type.real(3, 2), new double[] {1, 0.2, 0.3, -1, 0, 4}),
                vector(0.5, 2, 0.1))
            .refuses(() -> lowRankMultivariateNormal(0, IDENTITY, 0))
            .refuses(() -> lowRankMultivariateNormal(0, IDENTITY, -1))
            .marginal("sum", x -> ((Real) x).sum(), MultivariateRows::lowRankSum),
        Row.of(GaussianRandomWalk.class, a -> new GaussianRandomWalk(a.real(0), 2))
            .setting(0.5)
            .setting(3)
            .refuses(() -> gaussianRandomWalk(0, 3))
            .marginal(
                "last",
                x -> ((Real) x).at(1),
                (p, y) -> new NormalDistribution(0, p[0] * Math.sqrt(2)).cumulativeProbability(y)),
        Row.of(LkjCholesky.class, a -> lkj(a.real(0)))
            .setting(vector(1, 0))
            .setting(vector(2.5, 0))
            .setting(vector(0.6, 0, 0))
            .setting(vector(3, 0, 0, 0))
            .refuses(() -> lkjCholesky(3, 0))
            .refuses(() -> lkjCholesky(3, -1))
            .marginal(
                "correlation",
                x -> correlation((Real) x),
                (p, r) -> {
                  double a = p[0] + (p.length - 2) / 2.0;
                  return new BetaDistribution(a, a).cumulativeProbability((r + 1) / 2);
                }),
        Row.of(Wishart.class, a -> new Wishart(a.real(0), factor(a.real(1))))
            .setting(scalar(3.5), matrix(1, 0.3))
            .setting(scalar(4.5), RAW)
            .setting(scalar(7.25), RAW3)
            .refuses(() -> wishart(1, IDENTITY))
            .refuses(() -> wishart(3, INDEFINITE))
            .marginal(
                "quadratic form",
                x -> ((Real) x).sum(),
                (p, y) -> chiSquare(p[0]).cumulativeProbability(y / spread(p))),
        Row.of(InverseWishart.class, a -> new InverseWishart(a.real(0), factor(a.real(1))))
            .setting(scalar(7.5), matrix(1, 0.3))
            .setting(scalar(8.5), RAW)
            .setting(scalar(12.25), RAW3)
            .refuses(() -> inverseWishart(1, IDENTITY))
            .refuses(() -> inverseWishart(3, INDEFINITE))
            .marginal(
                "quadratic form",
                x -> ((Real) x).sum(),
                (p, y) -> {
                  double degrees = p[0] - size(p, 1) + 1;
                  return 1 - chiSquare(degrees).cumulativeProbability(spread(p) / y);
                }),
        Row.of(
                MatrixNormal.class,
                a -> new MatrixNormal(a.real(0), factor(a.real(1)), factor(a.real(2))))
            .setting(Tensor.wrap(Type.real(1, 2), new double[] {1, 0.5}), matrix(1, 0.3), RAW)
            .setting(Tensor.wrap(Type.real(3, 2), new double[] {1, 2, 3, 4, 5, 6}), RAW3, RAW)
            .refuses(() -> matrixNormal(0, IDENTITY, INDEFINITE))
            .refuses(() -> matrixNormal(0, INDEFINITE, IDENTITY))
            .refuses(() -> matrixNormalCholesky(0, IDENTITY, INDEFINITE))
            .marginal("sum", x -> ((Real) x).sum(), MultivariateRows::matrixSum));
  }

  /** A Cholesky factor, or a stack of them, from unconstrained numbers. */
  static Real factor(Real raw) {
    Real diagonal = raw.diagonal();
    return raw.lowerTriangle().minus(diagonal.diag()).plus(diagonal.exp().diag());
  }

  /** The concentration is the first number; there are as many variables as numbers. */
  private static LkjCholesky lkj(Real settings) {
    Real concentration = settings.shape().isScalar() ? settings : settings.at(0);
    return new LkjCholesky(settings.shape().size(), concentration);
  }

  private static Real correlation(Real factor) {
    return factor.at(factor.shape().dim(0) - 1).times(factor.at(0)).sum();
  }

  private static double share(double[] a, double x) {
    double total = java.util.Arrays.stream(a).sum();
    return new BetaDistribution(a[0], total - a[0]).cumulativeProbability(x);
  }

  /** The normal distribution of a sum. */
  private record Sum(double mean, double variance) {
    double z(double y) {
      return (y - mean) / Math.sqrt(variance);
    }

    double at(double y) {
      return new NormalDistribution().cumulativeProbability(z(y));
    }
  }

  /** From a mean of some size, and the raw factor from an index on. */
  private static Sum normalSum(double[] p, int size, int from) {
    double mean = IntStream.range(0, size).mapToDouble(i -> p[i]).sum();
    return new Sum(mean, squareOfSums(p, size, from));
  }

  /** {@code 1' L L' 1}. */
  private static double squareOfSums(double[] p, int size, int from) {
    double variance = 0;
    for (int j = 0; j < size; j++) {
      double column = Math.exp(p[from + j * size + j]);
      for (int i = j + 1; i < size; i++) {
        column += p[from + i * size + j];
      }
      variance += column * column;
    }
    return variance;
  }

  private static double spread(double[] p) {
    return squareOfSums(p, size(p, 1), 1);
  }

  private static double lowRankSum(double[] p, double y) {
    int size = p.length == 6 ? 2 : 3;
    int rank = p.length == 6 ? 1 : 2;
    double mean = 0;
    double variance = 0;
    double[] columns = new double[rank];
    for (int i = 0; i < size; i++) {
      mean += p[i];
      variance += p[p.length - size + i];
      for (int j = 0; j < rank; j++) {
        columns[j] += p[size + i * rank + j];
      }
    }
    for (double column : columns) {
      variance += column * column;
    }
    return new Sum(mean, variance).at(y);
  }

  private static double matrixSum(double[] p, double y) {
    int rows = p.length == 7 ? 1 : 3;
    double mean = IntStream.range(0, rows * 2).mapToDouble(i -> p[i]).sum();
    double rowSpread = squareOfSums(p, rows, rows * 2);
    return new Sum(mean, rowSpread * squareOfSums(p, 2, rows * 2 + rows * rows)).at(y);
  }

  private static ChiSquaredDistribution chiSquare(double degrees) {
    return new ChiSquaredDistribution(degrees);
  }

  /** The size n of a vector, followed by a square matrix. */
  private static int size(double[] p) {
    return (int) Math.round((Math.sqrt(1 + 4.0 * p.length) - 1) / 2);
  }

  /** The size n of a square matrix that follows some scalars. */
  private static int size(double[] p, int scalars) {
    return (int) Math.round(Math.sqrt(p.length - scalars));
  }

  private static Tensor scalar(double x) {
    return Tensor.wrap(Type.real(), new double[] {x});
  }

  private static Tensor vector(double... x) {
    return Tensor.wrap(Type.real(x.length), x);
  }

  private static Tensor matrix(int size, double... x) {
    return Tensor.wrap(Type.real(size, size), x);
  }
}
