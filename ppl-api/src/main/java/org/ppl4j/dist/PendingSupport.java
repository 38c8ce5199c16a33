package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/** Stub. */
record PendingSupport(String describe, boolean isDiscrete) implements Support {
  @Override
  public Bool contains(Value value) {
    return Bool.constant(true);
  }

  @Override
  public Bijector bijector(Shape shape) {
    return Supports.real().bijector(shape);
  }
}
