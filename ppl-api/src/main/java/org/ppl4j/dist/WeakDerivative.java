package org.ppl4j.dist;

import org.jspecify.annotations.Nullable;
import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * The derivative of a distribution in a parameter, as a difference of two distributions: {@code
 * d/dt E[f(z)] = E[c (f(z+) - f(z-))]}, for each number of a draw by itself.
 *
 * @param parameter one number {@code t} for each of a draw's, or several along an innermost axis
 * @param constant {@code c}, of the parameter's shape; it may be random
 * @param positive {@code z+}, of a draw's shape; where the parameter has an innermost axis more,
 *     with that one outermost
 * @param negative {@code z-}, alike; null if it is the value that was drawn
 */
public record WeakDerivative(
    Real parameter, Real constant, Value positive, @Nullable Value negative) {
  /** One whose negative part is the value that was drawn. */
  public WeakDerivative(Real parameter, Real constant, Value positive) {
    this(parameter, constant, positive, null);
  }
}
