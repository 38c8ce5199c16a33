package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The inverse Wishart distribution over symmetric positive definite matrices, with {@code nu}
 * degrees of freedom and scale matrix {@code S = L L'}, of density {@code det(S)^(nu / 2)
 * det(X)^(-(nu + d + 1) / 2) exp(-tr(S X^-1) / 2) / (2^(nu d / 2) Gamma_d(nu / 2))}: the inverse of
 * a Wishart matrix of scale {@code S^-1}.
 *
 * <p>A draw is {@code L (A A')^-1 L'} by Bartlett's decomposition.
 *
 * @param degrees {@code nu}, one number above {@code d - 1}
 * @param factor the lower triangular {@code L}, of positive diagonal
 */
public record InverseWishart(Real degrees, Real factor)
    implements Distribution<Real>, HasMoments, HasEntropy, HasKl<InverseWishart> {
  private static final String NAME = "inverseWishart";

  /** Checks parameters. */
  public InverseWishart {
    VectorParameters.lowerFactor(NAME, "factor", factor, -1);
    WishartTerms.check(NAME, degrees, factor);
  }

  /** By the scale matrix: symmetric, positive definite. */
  static InverseWishart ofScale(Real degrees, Real scale) {
    return new InverseWishart(degrees, VectorParameters.factor(NAME, "scale", scale));
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
    Real trace = root.solveLower(factor).square().sum();
    return WishartTerms.halfLogDeterminant(factor)
        .times(degrees)
        .minus(WishartTerms.halfLogDeterminant(root).times(degrees.plus(size() + 1)))
        .minus(trace.times(0.5))
        .minus(WishartTerms.logNormalizer(degrees, size()));
  }

  @Override
  public Real draw(RandomStream noise) {
    Real bartlett = WishartTerms.bartlett(noise, degrees, size());
    return Factors.gram(bartlett.solveLower(factor.transpose()).transpose());
  }

  /** {@code S / (nu - d - 1)}; NaN where the degrees of freedom are at most {@code d + 1}. */
  @Override
  public Real mean() {
    Real excess = degrees.minus(size() + 1);
    Real divisor = excess.stopGradient().greaterThan(0).select(excess, Double.NaN);
    return Factors.gram(factor).div(divisor);
  }

  /** NaN where the degrees of freedom are at most {@code d + 3}. */
  @Override
  public Real variance() {
    Real scale = Factors.gram(factor);
    Real excess = degrees.minus(size() + 1);
    Real numerator =
        scale
            .square()
            .times(excess.plus(2))
            .plus(WishartTerms.diagonalProducts(scale).times(excess));
    Real divisor = excess.plus(1).times(excess.square()).times(excess.minus(2));
    return numerator.div(excess.stopGradient().greaterThan(2).select(divisor, Double.NaN));
  }

  @Override
  public Real entropy() {
    // X = Y^-1 has the Jacobian det(X)^(d + 1).
    Real d = Real.constant(size());
    return WishartTerms.logNormalizer(degrees, size())
        .minus(WishartTerms.halfLogDeterminant(factor).times(degrees))
        .plus(meanHalfLogDeterminant().times(degrees.plus(size() + 1)))
        .plus(degrees.times(d).times(0.5));
  }

  @Override
  public Real kl(InverseWishart other) {
    Real trace = factor.solveLower(other.factor).square().sum();
    return WishartTerms.halfLogDeterminant(factor)
        .times(degrees)
        .minus(WishartTerms.halfLogDeterminant(other.factor).times(other.degrees))
        .plus(meanHalfLogDeterminant().times(other.degrees.minus(degrees)))
        .plus(trace.minus(size()).times(degrees).times(0.5))
        .plus(WishartTerms.logNormalizer(other.degrees, size()))
        .minus(WishartTerms.logNormalizer(degrees, size()));
  }

  private int size() {
    return LastAxis.size(factor);
  }

  /** {@code E log(det X) / 2}. */
  private Real meanHalfLogDeterminant() {
    Real digammas = WishartTerms.halves(degrees, size()).digamma().sum().times(0.5);
    return WishartTerms.halfLogDeterminant(factor)
        .minus(digammas)
        .minus(0.5 * size() * Math.log(2));
  }
}
