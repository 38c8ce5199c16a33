package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The Poisson distribution, of mass {@code rate^x exp(-rate) / x!}.
 *
 * @param rate the expectation, at least 0
 */
public record Poisson(Real rate)
    implements Univariate<Int>,
        HasMoments,
        HasCdf<Int>,
        HasQuantile<Int>,
        HasKl<Poisson>,
        HasWeakDerivatives<Int> {
  /** Checks parameters. */
  public Poisson {
    Parameters.nonNegative("poisson", "rate", rate);
  }

  @Override
  public Shape shape() {
    return rate.shape();
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
    return SaddlePoint.logPoisson(value.toReal(), rate);
  }

  @Override
  public Int draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public Real mean() {
    return rate;
  }

  @Override
  public Real variance() {
    return rate;
  }

  @Override
  public Real cdf(Int value) {
    Real tail = value.maximum(0).toReal().plus(1).gammaQ(rate);
    return value.lessThan(0).select(0.0, tail);
  }

  @Override
  public Real logCdf(Int value) {
    return Tails.log(cdf(value), upper(value));
  }

  @Override
  public Real logSurvival(Int value) {
    return Tails.log(upper(value), cdf(value));
  }

  @Override
  public Int quantile(Real p) {
    return rate.poissonQuantile(p);
  }

  @Override
  public Real kl(Poisson other) {
    Real ratio = LogGammas.timesLog(rate, rate).minus(LogGammas.timesLog(rate, other.rate));
    return ratio.minus(rate).plus(other.rate).sum();
  }

  private Real upper(Int value) {
    Real tail = value.maximum(0).toReal().plus(1).gammaP(rate);
    return value.lessThan(0).select(1.0, tail);
  }

  /** The difference that one more makes. */
  @Override
  public List<WeakDerivative> weakDerivatives(Int value, RandomStream noise) {
    Real one = Real.constant(1.0).expand(shape().dims());
    return List.of(new WeakDerivative(rate, one, value.plus(1)));
  }
}
