package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * A smooth invertible map between unconstrained arrays of reals and the values of a support. Where
 * the two have different numbers of elements (a simplex), the Jacobian is that onto the free
 * elements, as Stan defines it.
 */
public interface Bijector {
  /** The shape of the unconstrained array for a constrained value's shape. */
  Shape unconstrainedShape(Shape constrained);

  /** From unconstrained to constrained. */
  Real forward(Real unconstrained);

  /** From constrained to unconstrained. */
  Real inverse(Real constrained);

  /** {@code log |det d forward(u) / du|}: one number for the whole array. */
  Real logJacobian(Real unconstrained);
}
