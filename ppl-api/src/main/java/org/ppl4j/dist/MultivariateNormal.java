package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The multivariate normal distribution of covariance {@code S = L L'}, of density {@code exp(-(x -
 * m)' S^-1 (x - m) / 2) / sqrt(det(2 pi S))}.
 *
 * @param mean the expectation {@code m}, along the innermost axis, or one number for all elements;
 *     other axes are those of independent draws
 * @param factor the lower triangular {@code L}, of positive diagonal: one matrix, or a stack of
 *     them with the axes of the draws
 */
public record MultivariateNormal(Real mean, Real factor)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<MultivariateNormal> {
  private static final String NAME = "multivariateNormal";

  /** Checks parameters. */
  public MultivariateNormal {
    Parameters.finite(NAME, "mean", mean);
    VectorParameters.lowerFactor(NAME, "factor", factor, -1);
    Factors.shape(NAME, mean, factor);
  }

  /** By the covariance: symmetric, positive definite. */
  static MultivariateNormal ofCovariance(Real mean, Real covariance) {
    return new MultivariateNormal(mean, VectorParameters.factor(NAME, "covariance", covariance));
  }

  /** By the precision, the covariance's inverse: symmetric, positive definite. */
  static MultivariateNormal ofPrecision(Real mean, Real precision) {
    VectorParameters.factor(NAME, "precision", precision);
    return new MultivariateNormal(mean, Factors.ofInverse(precision));
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
    Real z = Factors.solve(factor, value.minus(mean()));
    Real squares = z.square().sum().plus(shape().size() * Factors.LOG_TWO_PI);
    return squares.times(-0.5).minus(logDeterminants());
  }

  @Override
  public Real draw(RandomStream noise) {
    return Factors.times(factor, noise.normal(shape())).plus(mean());
  }

  /** The expectation, of the shape of a draw. */
  @Override
  public Real mean() {
    return mean.expand(shape().dims());
  }

  @Override
  public Real variance() {
    return Factors.rowSquares(factor).expand(shape().dims());
  }

  /** The covariance matrix, or a stack of them. */
  public Real covariance() {
    return Factors.gram(factor);
  }

  @Override
  public Real entropy() {
    return logDeterminants().plus(0.5 * (1 + Factors.LOG_TWO_PI) * shape().size());
  }

  @Override
  public Real kl(MultivariateNormal other) {
    Real shift = Factors.solve(other.factor, mean().minus(other.mean()));
    Real spread = other.stack().solveLower(stack());
    return shift
        .square()
        .sum()
        .plus(spread.square().sum())
        .minus(shape().size())
        .times(0.5)
        .plus(other.logDeterminants())
        .minus(logDeterminants());
  }

  /** The factor of each draw. */
  private Real stack() {
    return factor.expand(shape().concat(Shape.of(LastAxis.size(factor))).dims());
  }

  private Real logDeterminants() {
    return Factors.logDeterminants(factor, shape());
  }
}
