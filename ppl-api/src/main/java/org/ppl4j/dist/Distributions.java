package org.ppl4j.dist;

import org.ppl4j.Real;

/**
 * Every distribution there is, by name, to be imported statically. Parameters may be numbers or
 * staged values; a new distribution adds its lines here, or in one of the superclasses, which hold
 * the families of integers and of vectors.
 */
public final class Distributions extends VectorDistributions {
  private Distributions() {}

  /** See {@link Normal}. */
  public static Normal normal(Real mean, Real scale) {
    return new Normal(mean, scale);
  }

  /** See {@link Normal}. */
  public static Normal normal(double mean, double scale) {
    return new Normal(Real.constant(mean), Real.constant(scale));
  }

  /** See {@link Normal}. */
  public static Normal normal(Real mean, double scale) {
    return new Normal(mean, Real.constant(scale));
  }

  /** See {@link Normal}. */
  public static Normal normal(double mean, Real scale) {
    return new Normal(Real.constant(mean), scale);
  }
}
