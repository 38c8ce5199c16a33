package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * A univariate distribution whose distribution function has an inverse.
 *
 * @param <V> what a draw is
 */
public interface HasQuantile<V extends Value> {
  /**
   * The least value whose distribution function is at least {@code p}, for each number by itself.
   */
  V quantile(Real p);

  /**
   * The value that is exceeded with probability {@code q}, for each number by itself: {@code
   * quantile(1 - q)}.
   *
   * <p>Overridden where that is exact far in the upper tail.
   */
  default V upperQuantile(Real q) {
    return quantile(q.unaryMinus().plus(1));
  }
}
