package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.error.Source;

/**
 * A random site, as its strategy sees it: in a plate one element, unless the cost mixes elements;
 * then all that it mixes, jointly.
 *
 * @param <D> its distribution
 */
public interface Site<D> {
  /** Its address. */
  String address();

  /** The user's line. */
  Source source();

  /**
   * Its distribution; of a joint site that of all elements, along outer axes.
   *
   * @throws org.ppl4j.error.UnsupportedStrategy if the distribution does not come in several
   */
  D distribution();

  /** Whether the cost is one number though the site is several independent values. */
  boolean isJoint();

  /** A draw from fresh noise; it moves with the parameters where the distribution says so. */
  Value draw();

  /** Independent draws along a new outermost axis. */
  Value draws(int count);

  /** Fresh noise. */
  RandomStream noise();

  /** The log density of a value, of the cost's shape. */
  Real logDensity(Value value);

  /** The log densities of several values: their outermost axis, then the cost's shape. */
  Real logDensities(Value values);

  /** Numbers for each of the site's independent elements, summed to the cost's shape. */
  Real total(Real each);

  /** The same for several values along an outermost axis. */
  Real totals(Real each);

  /**
   * The exponential moving average of a value over all evaluations so far, this one not included;
   * over all elements of a plate. Zero in the first evaluation.
   *
   * @param name what it is, unique in the site
   * @param value what is averaged
   * @param decay how much of the past stays, in [0, 1)
   */
  Real runningMean(String name, Real value, double decay);

  /** Has training lower a term on the side: it counts in the loss, not in the objective. */
  void minimize(Real loss);

  /**
   * A value that the model's author made beside the site, as the site's strategy sees it: for a
   * joint site that of all elements.
   */
  Real beside(Real value);
}
