package org.ppl4j.dist;

import org.ppl4j.Real;

/** A distribution with a mean and a variance, in closed form. */
public interface HasMoments {
  /** The expectation, of the shape of a draw; NaN where the parameters leave none. */
  Real mean();

  /** The variance of each element, of the shape of a draw; NaN or infinity where there is none. */
  Real variance();
}
