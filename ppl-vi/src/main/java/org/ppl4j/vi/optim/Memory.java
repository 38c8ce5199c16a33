package org.ppl4j.vi.optim;

import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * An array that an optimiser remembers from step to step.
 *
 * @param name what it is
 * @param initial what it is before the first step
 */
public record Memory(String name, Tensor initial) {
  /** An array that begins with one number everywhere. */
  public static Memory full(String name, Shape shape, double value) {
    return new Memory(name, Tensor.full(Type.real(shape.dims()), value));
  }

  /** An array that begins with zeros. */
  public static Memory zeros(String name, Shape shape) {
    return full(name, shape, 0);
  }

  Memory prefixed(String prefix) {
    return new Memory(prefix + "/" + name, initial);
  }
}
