package org.ppl4j.nn;

import org.ppl4j.Real;

/** A function between layers; {@link Activations} has the usual ones. */
@FunctionalInterface
public interface Activation {
  /** The function's values, of the argument's shape. */
  Real apply(Real x);
}
