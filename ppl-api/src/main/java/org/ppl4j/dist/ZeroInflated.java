package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A distribution of counts with extra zeros: 0 with probability {@code p}, otherwise a draw of the
 * base, which may be 0 too. Moments and distribution function are there where the base has them.
 *
 * @param probability the probability {@code p} of an extra zero, in [0, 1]
 * @param base a distribution of integers from 0
 */
public record ZeroInflated(Real probability, Univariate<Int> base)
    implements Univariate<Int>, HasMoments, HasCdf<Int> {
  /** Checks shapes and literal parameters. */
  public ZeroInflated {
    Parameters.probability("zeroInflated", "probability", probability);
    Parameters.commonShape("zeroInflated", Parts.placeholder(base), probability);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("zeroInflated", Parts.placeholder(base), probability);
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return base.support();
  }

  @Override
  public Real logDensities(Int value) {
    Real counted = probability.unaryMinus().log1p().plus(base.logDensities(value));
    Bool zero = value.equalTo(0);
    Real extra = zero.select(probability.log(), Real.constant(Double.NEGATIVE_INFINITY));
    extra = Members.fit(extra, counted.shape());
    return Real.stack(counted, extra.expand(counted.shape().dims())).logSumExp(0);
  }

  @Override
  public Int draw(RandomStream noise) {
    Shape shape = shape();
    Bool extra = noise.uniform(shape).lessThan(probability);
    Int counts = base.shape().equals(shape) ? base.draw(noise) : Repeats.draw(base, noise, shape);
    return extra.select(Int.constant(0), counts);
  }

  /**
   * {@code (1 - p) m}, of the base's mean {@code m}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real mean() {
    return rest().times(moments().mean()).expand(shape().dims());
  }

  /**
   * {@code (1 - p) (v + p m^2)}, of the base's mean {@code m} and variance {@code v}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real variance() {
    Real spread = moments().variance().plus(probability.times(moments().mean().square()));
    return rest().times(spread).expand(shape().dims());
  }

  /**
   * See {@link HasCdf#cdf}.
   *
   * @throws org.ppl4j.error.InvalidArgument if the base has none
   */
  @Override
  public Real cdf(Int value) {
    Real counted = probability.plus(rest().times(withCdf().cdf(value)));
    return value.atLeast(0).select(counted, 0);
  }

  /** Exact far in the upper tail, where the base's is. */
  @Override
  public Real logSurvival(Int value) {
    Real counted = probability.unaryMinus().log1p().plus(withCdf().logSurvival(value));
    return value.atLeast(0).select(counted, 0);
  }

  private Real rest() {
    return probability.unaryMinus().plus(1);
  }

  private HasMoments moments() {
    return Parts.require("zeroInflated", base, HasMoments.class, "mean or variance");
  }

  @SuppressWarnings("unchecked")
  private HasCdf<Int> withCdf() {
    return Parts.require("zeroInflated", base, HasCdf.class, "distribution function");
  }
}
