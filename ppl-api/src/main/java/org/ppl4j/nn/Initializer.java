package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.model.Scope;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;

/**
 * Where a parameter begins: a function of its shape, of how many values go in and out, and of a
 * key. {@link Initializers} has the usual ones.
 */
@FunctionalInterface
public interface Initializer {
  /** The root of all keys, unless an initialiser is {@linkplain #seeded seeded}. */
  Key ROOT = Key.of(0).fold("initial");

  /**
   * How many values a layer adds up for one of its outputs, and how many outputs one of its inputs
   * reaches.
   */
  record Fans(int in, int out) {}

  /** The elements of the parameter, row-major. */
  double[] draw(Shape shape, Fans fans, Key key);

  /** Other draws for each seed; seed and address determine them. */
  default Initializer seeded(long seed) {
    return (shape, fans, key) -> draw(shape, fans, key.fold(seed));
  }

  /**
   * Declares a parameter that begins here: the key is that of the parameter's full address.
   *
   * @throws org.ppl4j.error.PplException if the scope refuses it
   */
  default Real declare(Scope scope, String name, Fans fans, int... dims) {
    Shape shape = Shape.of(dims);
    double[] initial = draw(shape, fans, ROOT.fold(scope.address(name)));
    return scope.param(name, Real.constant(initial, dims));
  }
}
