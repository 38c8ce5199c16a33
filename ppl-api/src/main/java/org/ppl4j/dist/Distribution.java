package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A probability distribution over values of one type and shape.
 *
 * @param <V> what a draw is: {@link Real} or {@link org.ppl4j.Int}
 */
public interface Distribution<V extends Value> {
  /** The name it is called by: the record's name with a small first letter. */
  default String name() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The shape of one draw. */
  Shape shape();

  /** The element type of a draw. */
  DType dtype();

  /** Where the density is positive. */
  Support support();

  /**
   * The logarithm of the density, or of the probability of a discrete value, all constants
   * included: one number for the whole value.
   *
   * @param value of this distribution's shape, inside its support; outside the result is not
   *     defined, unless the support has staged bounds, where it is -infinity
   */
  Real logDensity(V value);

  /** A draw made of noise. */
  V draw(RandomStream noise);

  /** Whether it can be drawn from; what cannot can still be inferred. */
  default boolean hasDraws() {
    return true;
  }

  /** Whether draws move smoothly with the parameters, so that gradients flow through them. */
  default boolean isReparameterized() {
    return dtype() == DType.REAL;
  }

  /** How many outermost axes of a draw count independent draws. */
  default int independentAxes() {
    return 0;
  }
}
