package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The Poisson distribution by the logarithm of its rate, of mass {@code exp(x l - exp(l)) / x!}.
 *
 * @param logRate the logarithm of the expectation
 */
public record PoissonLog(Real logRate)
    implements Univariate<Int>, HasMoments, HasCdf<Int>, HasQuantile<Int>, HasKl<PoissonLog> {
  /** Checks parameters. */
  public PoissonLog {
    Parameters.finite("poissonLog", "logRate", logRate);
  }

  @Override
  public Shape shape() {
    return logRate.shape();
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.nonNegativeInteger();
  }

  @Override
  public Real logDensities(Int value) {
    return SaddlePoint.logPoisson(value.toReal(), logRate.exp(), logRate);
  }

  @Override
  public Int draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return logRate.exp();
  }

  @Override
  public Real variance() {
    return logRate.exp();
  }

  @Override
  public Real cdf(Int value) {
    return new Poisson(logRate.exp()).cdf(value);
  }

  @Override
  public Real logCdf(Int value) {
    return new Poisson(logRate.exp()).logCdf(value);
  }

  @Override
  public Real logSurvival(Int value) {
    return new Poisson(logRate.exp()).logSurvival(value);
  }

  @Override
  public Int quantile(Real p) {
    return logRate.exp().poissonQuantile(p);
  }

  @Override
  public Real kl(PoissonLog other) {
    Real gap = other.logRate.minus(logRate);
    return gap.expm1().minus(gap).times(logRate.exp()).sum();
  }
}
