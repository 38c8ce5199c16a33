package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * A distribution of a single number. With parameters of a common shape it is that many independent
 * ones, each with its own parameters; scalar parameters serve them all.
 *
 * @param <V> what a draw is
 */
public interface Univariate<V extends Value> extends Distribution<V> {
  /**
   * The logarithm of the density of each number by itself.
   *
   * @param value of this distribution's shape, or of any shape if all parameters are scalars
   */
  Real logDensities(V value);

  @Override
  default Real logDensity(V value) {
    return logDensities(value).sum();
  }

  @Override
  default int independentAxes() {
    return shape().rank();
  }
}
