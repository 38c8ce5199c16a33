package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/** A bijector that maps each number by itself. */
public interface ElementwiseBijector extends Bijector {
  /** The logarithm of the slope at each number. */
  Real logSlopes(Real unconstrained);

  /** Whether it keeps the order of numbers, rather than reversing it. */
  default boolean isIncreasing() {
    return true;
  }

  @Override
  default Shape unconstrainedShape(Shape constrained) {
    return constrained;
  }

  @Override
  default Real logJacobian(Real unconstrained) {
    return logSlopes(unconstrained).sum();
  }
}
