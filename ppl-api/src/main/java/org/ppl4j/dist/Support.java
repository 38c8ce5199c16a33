package org.ppl4j.dist;

import org.jspecify.annotations.Nullable;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/** The set that a distribution's draws lie in. A record, whose bounds may be staged. */
public interface Support {
  /** The name that errors and tables print, like {@code positive} or {@code interval(0.0, 2.0)}. */
  String describe();

  /** Whether a value lies in it, all of it: one truth value. */
  Bool contains(Value value);

  /** Whether it holds integers only. */
  default boolean isDiscrete() {
    return false;
  }

  /** All its single values, if there are finitely many and they are known; else null. */
  default @Nullable Int values() {
    return null;
  }

  /**
   * The smooth map onto it from unconstrained space.
   *
   * @param shape the shape of a value in the support
   * @throws org.ppl4j.error.InvalidArgument if it is discrete, or holds no value of that shape
   */
  Bijector bijector(Shape shape);
}
