package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * A univariate distribution with a distribution function.
 *
 * @param <V> what a draw is
 */
public interface HasCdf<V extends Value> {
  /** The probability of being at most this, for each number by itself. */
  Real cdf(V value);

  /**
   * The logarithm of {@link #cdf}.
   *
   * <p>Overridden where that is exact far in the lower tail.
   */
  default Real logCdf(V value) {
    return cdf(value).log();
  }

  /**
   * The logarithm of the probability of being greater, {@code log(1 - cdf)}.
   *
   * <p>Overridden where that is exact far in the upper tail.
   */
  default Real logSurvival(V value) {
    return cdf(value).unaryMinus().log1p();
  }
}
