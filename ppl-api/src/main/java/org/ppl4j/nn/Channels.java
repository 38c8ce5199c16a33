package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/** What layers on images share. */
final class Channels {
  private Channels() {}

  /** Adds a number to each channel of one image or a batch. */
  static Real plus(Real x, Real bias) {
    Shape shape = x.shape();
    return x.plus(bias.reshape(bias.shape().dim(0), 1, 1).expand(shape.dims()));
  }
}
