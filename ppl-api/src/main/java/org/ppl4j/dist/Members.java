package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Shape;

/** Helpers of supports: membership, and the shapes that they take. */
final class Members {
  /** How far equality constraints, such as a sum of 1, may be missed; room for float32. */
  static final double TOLERANCE = 1e-6;

  private Members() {}

  /** Whether all of them hold. */
  static Bool all(Bool each) {
    return each.not().toInt().sum().equalTo(0);
  }

  /** Whether both reals differ by at most the tolerance, times their size where that is above 1. */
  static Bool close(Real a, Real b) {
    Real size = a.abs().maximum(b.abs()).maximum(1);
    return all(a.minus(b).abs().atMost(size.times(TOLERANCE)));
  }

  /** Whether all are finite. */
  static Bool finite(Real value) {
    return all(value.abs().lessThan(Double.POSITIVE_INFINITY));
  }

  /**
   * Whether each number lies between two bounds, as a guard of a density: derivatives are those of
   * the inside.
   */
  static Bool within(Real value, Real lower, Real upper) {
    Real x = value.stopGradient();
    return x.atLeast(fit(lower, x.shape()).stopGradient())
        .and(x.atMost(fit(upper, x.shape()).stopGradient()));
  }

  /** Whether all are integers. */
  static Bool integers(Real value) {
    return all(value.floor().equalTo(value)).and(finite(value));
  }

  /** A value's numbers as reals. */
  static Real real(Value value) {
    if (value instanceof Int integer) {
      return integer.toReal();
    }
    return value instanceof Bool truth ? truth.toReal() : (Real) value;
  }

  /** A bound made to go with values of a shape: repeated along leading axes, unless a scalar. */
  static Real fit(Real bound, Shape shape) {
    boolean fits = bound.shape().isScalar() || bound.shape().equals(shape);
    return fits ? bound : bound.expand(shape.dims());
  }

  /** A bound as descriptions print it: its number, or its name. */
  static String text(Value bound) {
    Expr expr = bound.expr();
    return expr.op() instanceof Constant constant
        ? constant.value().toString()
        : expr.party().name();
  }

  /** The size of the last axis of values that are vectors, or stacks of them. */
  static int vector(Support support, Shape shape) {
    int size = shape.isScalar() ? 0 : shape.dim(shape.rank() - 1);
    if (size == 0) {
      throw wrongShape(support, shape, "vectors of at least one element, or stacks of them");
    }
    return size;
  }

  /** The size of values that are square matrices, or stacks of them. */
  static int matrix(Support support, Shape shape) {
    int rank = shape.rank();
    int size = rank < 2 ? 0 : shape.dim(rank - 1);
    if (size == 0 || shape.dim(rank - 2) != size) {
      throw wrongShape(support, shape, "square matrices, or stacks of them");
    }
    return size;
  }

  private static InvalidArgument wrongShape(Support support, Shape shape, String holds) {
    return InvalidArgument.of(
        Report.of("support " + support.describe() + " has no value of shape " + shape + ".")
            .at(Source.here())
            .cure("it holds " + holds));
  }
}
