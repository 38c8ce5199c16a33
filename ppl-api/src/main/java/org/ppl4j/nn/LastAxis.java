package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.type.Shape;

/** Layers work on the last axis, the features, whatever axes come before it. */
final class LastAxis {
  private LastAxis() {}

  /** Repeats, along a new last axis, what was reduced over it. */
  static Real repeat(Real reduced, Shape shape) {
    return reduced.reshape(shape.with(shape.rank() - 1, 1).dims()).expand(shape.dims());
  }

  /** The matrix product of each row of features with weights {@code [in, out]}. */
  static Real product(Real x, Real weights) {
    Shape shape = x.shape();
    int in = weights.shape().dim(0);
    int out = weights.shape().dim(1);
    int rows = 1;
    for (int i = 0; i < shape.rank() - 1; i++) {
      rows *= shape.dim(i);
    }
    return x.reshape(rows, in).matmul(weights).reshape(shape.with(shape.rank() - 1, out).dims());
  }

  /** Adds a vector to each row of features. */
  static Real plus(Real x, Real vector) {
    return x.plus(vector.expand(x.shape().dims()));
  }

  /** Refuses what has not so many features. */
  static void require(String layer, Real x, int features) {
    int rank = x.shape().rank();
    if (rank == 0 || x.shape().dim(rank - 1) != features) {
      throw ShapeMismatch.of(
          Report.of(layer + ": takes " + features + " features, not " + x.expr().type() + ".")
              .where("operand", x.expr().party())
              .at(Source.here())
              .cure("features are the last axis: a vector, or an array of vectors"));
    }
  }
}
