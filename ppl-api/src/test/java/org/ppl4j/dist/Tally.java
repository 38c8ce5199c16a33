package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/** A Poisson distribution, for tests of what is made of discrete ones. */
record Tally(Real rate) implements Univariate<Int>, HasMoments, HasCdf<Int>, HasQuantile<Int> {
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
    Real x = value.toReal();
    return x.times(rate.log()).minus(rate).minus(x.plus(1).lgamma());
  }

  @Override
  public Int draw(RandomStream noise) {
    return rate.poissonQuantile(noise.uniform(shape()));
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
    Int inside = value.maximum(0);
    Real upper = inside.toReal().plus(1).gammaP(rate);
    return value.atLeast(0).select(upper.unaryMinus().plus(1), 0);
  }

  @Override
  public Int quantile(Real p) {
    return rate.poissonQuantile(p);
  }
}
