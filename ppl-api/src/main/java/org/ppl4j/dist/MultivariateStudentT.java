package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The multivariate Student distribution with {@code nu} degrees of freedom and scale matrix {@code
 * S = L L'}, of density {@code Gamma((nu + d) / 2) / Gamma(nu / 2) det(pi nu S)^(-1/2) (1 + q /
 * nu)^(-(nu + d) / 2)} with {@code q = (x - m)' S^-1 (x - m)}.
 *
 * @param degrees of freedom, positive: one number, or one for each draw
 * @param location {@code m}, along the innermost axis, or one number for all elements; other axes
 *     are those of independent draws
 * @param factor the lower triangular {@code L}, of positive diagonal: one matrix, or a stack of
 *     them with the axes of the draws
 */
public record MultivariateStudentT(Real degrees, Real location, Real factor)
    implements Distribution<Real>, HasMoments {
  private static final String NAME = "multivariateStudentT";

  /** Checks parameters. */
  public MultivariateStudentT {
    Parameters.positive(NAME, "degrees", degrees);
    Parameters.finite(NAME, "location", location);
    VectorParameters.lowerFactor(NAME, "factor", factor, -1);
    Shape shape = Factors.shape(NAME, location, factor);
    Shape draws = shape.slice(0, shape.rank() - 1);
    if (!degrees.shape().isScalar() && !degrees.shape().equals(draws)) {
      throw LastAxis.mismatch(NAME, "degrees do not fit the draws", degrees, location);
    }
  }

  /** By the scale matrix: symmetric, positive definite. */
  static MultivariateStudentT ofScale(Real degrees, Real location, Real scale) {
    Real factor = VectorParameters.factor(NAME, "scale", scale);
    return new MultivariateStudentT(degrees, location, factor);
  }

  @Override
  public Shape shape() {
    return Factors.shape(NAME, location, factor);
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
    int size = LastAxis.size(factor);
    Real z = Factors.solve(factor, value.minus(center()));
    Real nu = each();
    Real tails = z.square().sum(LastAxis.of(z)).div(nu).log1p();
    Real half = nu.times(0.5);
    return LogGammas.ratio(half, Real.constant(0.5 * size))
        .minus(nu.times(Math.PI).log().times(0.5 * size))
        .minus(half.plus(0.5 * size).times(tails))
        .sum()
        .minus(Factors.logDeterminants(factor, shape()));
  }

  @Override
  public Real draw(RandomStream noise) {
    Real normal = Factors.times(factor, noise.normal(shape()));
    Real half = each().times(0.5);
    Real logGamma = GammaDraws.log(noise, half, half.shape());
    Real stretch = half.log().minus(logGamma).times(0.5).exp();
    return normal.times(LastAxis.spread(stretch, LastAxis.size(factor))).plus(center());
  }

  /** The location; NaN where there is at most one degree of freedom. */
  @Override
  public Real mean() {
    return wide().stopGradient().greaterThan(1).select(center(), Double.NaN);
  }

  /** Infinite with at most two degrees of freedom, NaN with at most one. */
  @Override
  public Real variance() {
    Real nu = wide();
    Real scale = Factors.rowSquares(factor).expand(shape().dims());
    Real finite = scale.times(nu).div(nu.minus(2));
    Real infinite =
        nu.stopGradient()
            .greaterThan(1)
            .select(Double.POSITIVE_INFINITY, Real.constant(Double.NaN));
    return nu.stopGradient().greaterThan(2).select(finite, infinite);
  }

  private Real center() {
    return location.expand(shape().dims());
  }

  /** The degrees of freedom of each draw. */
  private Real each() {
    return degrees.expand(shape().slice(0, shape().rank() - 1).dims());
  }

  /** The degrees of freedom at each element. */
  private Real wide() {
    return LastAxis.spread(each(), LastAxis.size(factor));
  }
}
