package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The Wishart distribution over symmetric positive definite matrices, with {@code nu} degrees of
 * freedom and scale matrix {@code V = L L'}, of density {@code det(X)^((nu - d - 1) / 2)
 * exp(-tr(V^-1 X) / 2) / (2^(nu d / 2) det(V)^(nu / 2) Gamma_d(nu / 2))}: for whole {@code nu} the
 * sum of squares of that many normal vectors of covariance {@code V}.
 *
 * <p>A draw is {@code L A A' L'} by Bartlett's decomposition.
 *
 * @param degrees {@code nu}, one number above {@code d - 1}
 * @param factor the lower triangular {@code L}, of positive diagonal
 */
public record Wishart(Real degrees, Real factor)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<Wishart> {
  private static final String NAME = "wishart";

  /** Checks parameters. */
  public Wishart {
    VectorParameters.lowerFactor(NAME, "factor", factor, -1);
    WishartTerms.check(NAME, degrees, factor);
  }

  /** By the scale matrix: symmetric, positive definite. */
  static Wishart ofScale(Real degrees, Real scale) {
    return new Wishart(degrees, VectorParameters.factor(NAME, "scale", scale));
  }

  @Override
  public Shape shape() {
    return factor.shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Supports.positiveDefinite();
  }

  @Override
  public Real logDensity(Real value) {
    Real root = value.cholesky();
    Real trace = factor.solveLower(root).square().sum();
    return WishartTerms.halfLogDeterminant(root)
        .times(degrees.minus(size() + 1))
        .minus(trace.times(0.5))
        .minus(logNormalizer());
  }

  @Override
  public Real draw(RandomStream noise) {
    return Factors.gram(factor.matmul(WishartTerms.bartlett(noise, degrees, size())));
  }

  @Override
  public Real mean() {
    return Factors.gram(factor).times(degrees);
  }

  @Override
  public Real variance() {
    Real scale = Factors.gram(factor);
    return scale.square().plus(WishartTerms.diagonalProducts(scale)).times(degrees);
  }

  @Override
  public Real entropy() {
    Real d = Real.constant(size());
    return logNormalizer()
        .minus(meanHalfLogDeterminant().times(degrees.minus(size() + 1)))
        .plus(degrees.times(d).times(0.5));
  }

  @Override
  public Real kl(Wishart other) {
    Real trace = other.factor.solveLower(factor).square().sum();
    return meanHalfLogDeterminant()
        .times(degrees.minus(other.degrees))
        .plus(trace.minus(size()).times(degrees).times(0.5))
        .plus(other.logNormalizer())
        .minus(logNormalizer());
  }

  private int size() {
    return LastAxis.size(factor);
  }

  /** {@code E log(det X) / 2}. */
  private Real meanHalfLogDeterminant() {
    Real digammas = WishartTerms.halves(degrees, size()).digamma().sum().times(0.5);
    return WishartTerms.halfLogDeterminant(factor).plus(digammas).plus(0.5 * size() * Math.log(2));
  }

  private Real logNormalizer() {
    Real scale = WishartTerms.halfLogDeterminant(factor).times(degrees);
    return WishartTerms.logNormalizer(degrees, size()).plus(scale);
  }
}
