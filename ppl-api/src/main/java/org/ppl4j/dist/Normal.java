package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The normal distribution, of density {@code exp(-((x - mean) / scale)^2 / 2) / (scale sqrt(2
 * pi))}.
 *
 * @param mean the expectation
 * @param scale the standard deviation, positive
 */
public record Normal(Real mean, Real scale)
    implements LocationScale,
        HasMoments,
        HasCdf<Real>,
        HasQuantile<Real>,
        HasEntropy,
        HasKl<Normal>,
        HasWeakDerivatives<Real> {
  private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  /** Checks literal parameters. */
  public Normal {
    Parameters.commonShape("normal", mean, scale);
    Parameters.finite("normal", "mean", mean);
    Parameters.positive("normal", "scale", scale);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("normal", mean, scale);
  }

  @Override
  public Support support() {
    return Supports.real();
  }

  @Override
  public Normal standard() {
    return new Normal(Real.constant(0.0).expand(shape().dims()), Real.constant(1.0));
  }

  @Override
  public Real fromStandard(Real z) {
    return z.times(scale).plus(mean);
  }

  @Override
  public Real logDensities(Real value) {
    Real z = value.minus(mean).div(scale);
    return z.square().times(-0.5).minus(scale.log()).minus(LOG_SQRT_TWO_PI);
  }

  @Override
  public Real draw(RandomStream noise) {
    return noise.normal(shape()).times(scale).plus(mean);
  }

  /** The expectation, of the shape of a draw. */
  @Override
  public Real mean() {
    return mean.expand(shape().dims());
  }

  @Override
  public Real variance() {
    return scale.square().expand(shape().dims());
  }

  @Override
  public Real cdf(Real value) {
    return value.minus(mean).div(scale).times(-Math.sqrt(0.5)).erfc().times(0.5);
  }

  @Override
  public Real logCdf(Real value) {
    return value.minus(mean).div(scale).logNdtr();
  }

  @Override
  public Real logSurvival(Real value) {
    return mean.minus(value).div(scale).logNdtr();
  }

  @Override
  public Real quantile(Real p) {
    return p.ndtri().times(scale).plus(mean);
  }

  @Override
  public Real upperQuantile(Real q) {
    return mean.minus(q.ndtri().times(scale));
  }

  @Override
  public Real entropy() {
    return scale.log().plus(LOG_SQRT_TWO_PI + 0.5).expand(shape().dims()).sum();
  }

  @Override
  public Real kl(Normal other) {
    Real ratio = scale.div(other.scale).square();
    Real shift = mean.minus(other.mean).div(other.scale).square();
    return ratio.plus(shift).minus(1).minus(ratio.log()).times(0.5).sum();
  }

  /**
   * In the mean, Rayleigh numbers to both sides; in the scale, a two-sided Maxwell number and a
   * uniform part of it, which is normal.
   */
  @Override
  public List<WeakDerivative> weakDerivatives(Real value, RandomStream noise) {
    Real centre = mean();
    Real width = scale.expand(shape().dims());
    Real rayleigh = noise.uniform(shape()).log().times(-2).sqrt().times(width);
    Real three = noise.normal(shape().prepend(3));
    Real side = noise.uniform(shape()).minus(0.5).sign();
    Real maxwell = three.square().sum(0).sqrt().times(side).times(width);
    Real part = maxwell.times(noise.uniform(shape()));
    return List.of(
        new WeakDerivative(
            centre,
            width.pow(-1).times(Math.sqrt(0.5 / Math.PI)),
            centre.plus(rayleigh),
            centre.minus(rayleigh)),
        new WeakDerivative(width, width.pow(-1), centre.plus(maxwell), centre.plus(part)));
  }
}
