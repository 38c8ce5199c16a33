package org.ppl4j.dist;

import java.util.function.Function;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * The part of a univariate distribution above one value and up to another, in whichever tail loses
 * no digits: by distribution functions where it begins below the median, else by survival
 * functions.
 *
 * @param base the distribution, which must have the abilities
 * @param cdf the same
 * @param quantiles the same
 * @param below the value that it begins above
 * @param last the value up to which it goes
 * @param unboundedBelow whether there is no lower bound
 * @param unboundedAbove whether there is no upper bound
 */
record Interior<V extends Value>(
    Distribution<V> base,
    HasCdf<V> cdf,
    HasQuantile<V> quantiles,
    V below,
    V last,
    boolean unboundedBelow,
    boolean unboundedAbove) {

  /**
   * The part of a continuous distribution between two bounds, of which literal ones may be
   * infinite.
   */
  @SuppressWarnings("unchecked")
  static Interior<Real> of(Distribution<Real> base, Real lower, Real upper) {
    return new Interior<>(
        base,
        (HasCdf<Real>) base,
        (HasQuantile<Real>) base,
        lower,
        upper,
        Parts.infinite(lower),
        Parts.infinite(upper));
  }

  /** The part of a discrete distribution from one value to another. */
  @SuppressWarnings("unchecked")
  static Interior<Int> of(Distribution<Int> base, Int first, Int last) {
    return new Interior<>(
        base, (HasCdf<Int>) base, (HasQuantile<Int>) base, first.minus(1), last, false, false);
  }

  /** The logarithm of its probability. */
  Real logProbability() {
    if (unboundedBelow) {
      return unboundedAbove ? Real.constant(0.0) : cdf.logCdf(last);
    }
    return unboundedAbove ? cdf.logSurvival(below) : logBetween(last);
  }

  /** The logarithm of the probability from its beginning to a value inside. */
  Real logUpTo(V value) {
    return unboundedBelow ? cdf.logCdf(value) : logBetween(value);
  }

  /** The value with a given part of its probability below it. */
  V quantile(Real p) {
    Bool high = high();
    Real start = unboundedBelow ? Real.constant(0.0) : cdf.cdf(below);
    Real end = unboundedAbove ? Real.constant(1.0) : cdf.cdf(last);
    Real fromBelow = end.minus(start).times(p).plus(start);
    if (unboundedBelow) {
      return capped(quantiles.quantile(fromBelow));
    }
    Real most = cdf.logSurvival(below).exp();
    Real least = unboundedAbove ? Real.constant(0.0) : cdf.logSurvival(last).exp();
    Real fromAbove = most.minus(most.minus(least).times(p));
    V lower = quantiles.quantile(high.select(0.5, fromBelow));
    V upper = quantiles.upperQuantile(high.select(fromAbove, 0.5));
    return capped(Parts.select(base, high, upper, lower));
  }

  /** Keeps what rounding carried past a bound inside. */
  private V capped(V value) {
    if (value instanceof Int integer) {
      Int capped = integer.maximum(((Int) below).plus(1)).minimum((Int) last);
      return Parts.typed(base, capped.expr());
    }
    Real capped = (Real) value;
    capped = unboundedBelow ? capped : capped.maximum((Real) below);
    capped = unboundedAbove ? capped : capped.minimum((Real) last);
    return Parts.typed(base, capped.expr());
  }

  /** Whether it begins above the median. */
  private Bool high() {
    return unboundedBelow
        ? Bool.constant(false)
        : cdf.logSurvival(below).stopGradient().lessThan(-Math.log(2));
  }

  private Real logBetween(V value) {
    Bool high = high();
    Real less = high.select(logSurvival(value), logCdf(below));
    Real more = high.select(logSurvival(below), logCdf(value));
    return more.plus(more.minus(less).unaryMinus().expm1().unaryMinus().log());
  }

  private Real logCdf(V value) {
    return guarded(cdf::logCdf, value, median());
  }

  private Real logSurvival(V value) {
    V median = median();
    boolean discrete = median instanceof Int;
    return guarded(
        cdf::logSurvival,
        value,
        discrete ? Parts.typed(base, ((Int) median).minus(1).expr()) : median);
  }

  /** Where a tail is empty, -infinity without the derivative of {@code log 0}. */
  private Real guarded(Function<V, Real> log, V value, V instead) {
    Bool some = log.apply(value).stopGradient().greaterThan(Double.NEGATIVE_INFINITY);
    return some.select(
        log.apply(Parts.select(base, some, value, instead)), Double.NEGATIVE_INFINITY);
  }

  private V median() {
    Real half = Real.constant(0.5).expand(base.shape().dims());
    V median = quantiles.quantile(half);
    return Parts.stopped(base, median);
  }
}
