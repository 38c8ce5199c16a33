package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/** Helpers for vectors and matrices stacked along leading axes. */
final class Stacks {
  private Stacks() {}

  /** The innermost axis. */
  static int last(Real x) {
    return x.shape().rank() - 1;
  }

  /** A shape with another innermost size. */
  static Shape resized(Shape shape, int size) {
    return shape.with(shape.rank() - 1, size);
  }

  /** How many vectors there are. */
  static int count(Real vectors) {
    return vectors.shape().slice(0, last(vectors)).size();
  }

  /** The first elements of each vector. */
  static Real first(Real x, int count) {
    return x.slice(last(x), 0, count);
  }

  /** The elements of each vector after the first. */
  static Real rest(Real x, int count) {
    return x.slice(last(x), count, x.shape().dim(last(x)));
  }

  /** One number for each vector, repeated along the vectors' axis. */
  static Real spread(Real each, Shape shape) {
    int[] axes = Axes.range(0, shape.rank() - 1).toArray();
    return new Real(Ops.expand(each.expr(), shape, axes));
  }

  /** One number for each place in a vector, the same for all vectors. */
  static Real weights(double[] weights, Shape shape) {
    return Real.constant(weights).expand(shape.dims());
  }

  /** The elements at these places of each vector. */
  static Real pick(Real x, int... places) {
    return new Real(Ops.gather(x.expr(), Int.constant(places).expr(), last(x)));
  }

  /** Running sums along the vectors, each without its own element. */
  static Real sumBefore(Real x) {
    int axis = last(x);
    int size = x.shape().dim(axis);
    return size == 0 ? x : x.slice(axis, 0, size - 1).pad(axis, 1, 0).cumsum(axis);
  }

  /** Sums from each element to the end of its vector. */
  static Real sumFrom(Real x) {
    return new Real(Expr.of(new CumSum(last(x), true), List.of(x.expr())));
  }
}
