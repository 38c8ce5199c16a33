package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The multivariate normal distribution of covariance {@code W W' + diag(D)}, at a cost that is
 * linear in the number of elements: by the matrix determinant lemma and Woodbury's identity, with
 * {@code C = I + W' D^-1 W} it takes {@code log det C + sum log D} and {@code r' D^-1 r - |C^(-1/2)
 * W' D^-1 r|^2}.
 *
 * @param mean the expectation, along the innermost axis, or one number for all elements; other axes
 *     are those of independent draws
 * @param factor {@code W}, of as many columns as the rank: one matrix, or a stack of them with the
 *     axes of the draws
 * @param diagonal {@code D}, positive, along the innermost axis of the factor's rows, or one number
 *     for all
 */
public record LowRankMultivariateNormal(Real mean, Real factor, Real diagonal)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<LowRankMultivariateNormal> {
  private static final String NAME = "lowRankMultivariateNormal";

  /** Checks parameters. */
  public LowRankMultivariateNormal {
    Parameters.finite(NAME, "mean", mean);
    Parameters.finite(NAME, "factor", factor);
    Parameters.positive(NAME, "diagonal", diagonal);
    Factors.shape(NAME, mean, factor);
    Shape rows = factor.shape().slice(0, LastAxis.of(factor));
    if (!diagonal.shape().isScalar() && !diagonal.shape().equals(rows)) {
      throw LastAxis.mismatch(NAME, "the diagonal does not fit the rows", diagonal, factor);
    }
  }

  @Override
  public Shape shape() {
    return Factors.shape(NAME, mean, factor);
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
    Real root = rowVariances().sqrt();
    Real scaled = value.minus(mean()).div(root.expand(shape().dims()));
    Real whitened = whitened();
    Real inner = Factors.times(whitened.transpose(), scaled);
    Real explained = Factors.solve(capacitance(), inner).square().sum();
    Real squares = scaled.square().sum().minus(explained);
    return squares
        .plus(shape().size() * Factors.LOG_TWO_PI)
        .times(-0.5)
        .minus(halfLogDeterminants());
  }

  @Override
  public Real draw(RandomStream noise) {
    Shape ranks = LastAxis.outer(mean()).concat(Shape.of(LastAxis.size(factor)));
    Real common = Factors.times(factor, noise.normal(ranks));
    Real own = noise.normal(shape()).times(rowVariances().sqrt().expand(shape().dims()));
    return common.plus(own).plus(mean());
  }

  /** The expectation, of the shape of a draw. */
  @Override
  public Real mean() {
    return mean.expand(shape().dims());
  }

  @Override
  public Real variance() {
    return Factors.rowSquares(factor).plus(diagonal).expand(shape().dims());
  }

  /** The covariance matrix, or a stack of them. */
  public Real covariance() {
    return Factors.gram(factor).plus(rowVariances().diag());
  }

  @Override
  public Real entropy() {
    return halfLogDeterminants().plus(0.5 * (1 + Factors.LOG_TWO_PI) * shape().size());
  }

  /** By Woodbury's identity and the determinant lemma, in the rank of the other. */
  @Override
  public Real kl(LowRankMultivariateNormal other) {
    Real root = other.rowVariances().sqrt().expand(shape().dims());
    Real whitened = other.stacked(other.whitened());
    Real shift = LastAxis.column(mean().minus(other.mean()).div(root));
    Real common = stacked(factor).div(LastAxis.spread(root, LastAxis.size(factor)));
    Real own = rowVariances().sqrt().expand(shape().dims()).div(root);
    Real projectedOwn = whitened.times(LastAxis.spread(own, LastAxis.size(whitened))).transpose();
    Real capacitance = other.stacked(other.capacitance());
    Real whole = shift.square().sum().plus(common.square().sum()).plus(own.square().sum());
    for (Real projected :
        List.of(
            whitened.transpose().matmul(shift),
            whitened.transpose().matmul(common),
            projectedOwn)) {
      whole = whole.minus(capacitance.solveLower(projected).square().sum());
    }
    return whole
        .minus(shape().size())
        .times(0.5)
        .plus(other.halfLogDeterminants())
        .minus(halfLogDeterminants());
  }

  /** A matrix for each draw. */
  private Real stacked(Real matrix) {
    int axes = matrix.shape().rank();
    Shape two = matrix.shape().slice(axes - 2, axes);
    return matrix.expand(LastAxis.outer(mean()).concat(two).dims());
  }

  private Real rowVariances() {
    return diagonal.expand(factor.shape().slice(0, LastAxis.of(factor)).dims());
  }

  /** {@code D^(-1/2) W}. */
  private Real whitened() {
    return factor.div(LastAxis.spread(rowVariances().sqrt(), LastAxis.size(factor)));
  }

  /** The lower Cholesky factor of {@code C}. */
  private Real capacitance() {
    Real whitened = whitened();
    Real gram = whitened.transpose().matmul(whitened);
    Real identity = Real.constant(1).expand(LastAxis.size(factor)).diag();
    return gram.plus(identity.expand(gram.shape().dims())).cholesky();
  }

  private Real halfLogDeterminants() {
    Real rows = rowVariances().log().expand(shape().dims()).sum().times(0.5);
    return Factors.logDeterminants(capacitance(), shape()).plus(rows);
  }
}
