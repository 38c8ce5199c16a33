package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The matrix normal distribution, of density {@code exp(-tr(V^-1 (X - M)' U^-1 (X - M)) / 2) / ((2
 * pi)^(r c / 2) det(V)^(r / 2) det(U)^(c / 2))} for {@code r} rows of covariance {@code U = A A'}
 * and {@code c} columns of covariance {@code V = B B'}. A draw is {@code M + A Z B'}.
 *
 * @param mean the expectation {@code M}, one matrix, or one number for all elements
 * @param rowFactor the lower triangular {@code A}, of positive diagonal
 * @param columnFactor the lower triangular {@code B}, of positive diagonal
 */
public record MatrixNormal(Real mean, Real rowFactor, Real columnFactor)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<MatrixNormal> {
  private static final String NAME = "matrixNormal";

  /** Checks parameters. */
  public MatrixNormal {
    Parameters.finite(NAME, "mean", mean);
    VectorParameters.lowerFactor(NAME, "rowFactor", rowFactor, -1);
    VectorParameters.lowerFactor(NAME, "columnFactor", columnFactor, -1);
    boolean matrices = rowFactor.shape().rank() == 2 && columnFactor.shape().rank() == 2;
    Shape shape = Shape.of(LastAxis.size(rowFactor), LastAxis.size(columnFactor));
    if (!matrices || !(mean.shape().isScalar() || mean.shape().equals(shape))) {
      String problem = "the mean's rows and columns must be those of the factors, all single";
      throw LastAxis.mismatch(NAME, problem, mean, rowFactor, columnFactor);
    }
  }

  /** By the covariances of rows and columns: symmetric, positive definite. */
  static MatrixNormal ofCovariances(Real mean, Real rows, Real columns) {
    return new MatrixNormal(
        mean,
        VectorParameters.factor(NAME, "rowCovariance", rows),
        VectorParameters.factor(NAME, "columnCovariance", columns));
  }

  @Override
  public Shape shape() {
    return Shape.of(LastAxis.size(rowFactor), LastAxis.size(columnFactor));
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public Real logDensity(Real value) {
    Real squares = standard(value.minus(mean())).square().sum();
    return squares
        .plus(shape().size() * Factors.LOG_TWO_PI)
        .times(-0.5)
        .minus(halfLogDeterminant());
  }

  @Override
  public Real draw(RandomStream noise) {
    Real rows = rowFactor.matmul(noise.normal(shape()));
    return rows.matmul(columnFactor.transpose()).plus(mean());
  }

  /** The expectation, of the shape of a draw. */
  @Override
  public Real mean() {
    return mean.expand(shape().dims());
  }

  @Override
  public Real variance() {
    Real rows = LastAxis.spread(Factors.rowSquares(rowFactor), LastAxis.size(columnFactor));
    return rows.times(Factors.rowSquares(columnFactor).expand(shape().dims()));
  }

  @Override
  public Real entropy() {
    return halfLogDeterminant().plus(0.5 * (1 + Factors.LOG_TWO_PI) * shape().size());
  }

  @Override
  public Real kl(MatrixNormal other) {
    Real shift = other.standard(mean().minus(other.mean())).square().sum();
    Real rows = other.rowFactor.solveLower(rowFactor).square().sum();
    Real columns = other.columnFactor.solveLower(columnFactor).square().sum();
    return shift
        .plus(rows.times(columns))
        .minus(shape().size())
        .times(0.5)
        .plus(other.halfLogDeterminant())
        .minus(halfLogDeterminant());
  }

  /** {@code A^-1 X B'^-1}. */
  private Real standard(Real centered) {
    Real rows = rowFactor.solveLower(centered);
    return columnFactor.solveLower(rows.transpose());
  }

  private Real halfLogDeterminant() {
    Real rows = rowFactor.diagonal().log().sum().times(LastAxis.size(columnFactor));
    return rows.plus(columnFactor.diagonal().log().sum().times(LastAxis.size(rowFactor)));
  }
}
