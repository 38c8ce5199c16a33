package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.CumSum;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/** What is done along innermost axes: of vectors, of matrices, and of stacks of either. */
final class LastAxis {
  private LastAxis() {}

  /** The innermost axis. */
  static int of(Value value) {
    return value.shape().rank() - 1;
  }

  /** The size of the innermost axis. */
  static int size(Value value) {
    return value.shape().dim(of(value));
  }

  /** The shape without the innermost axis. */
  static Shape outer(Value value) {
    return value.shape().slice(0, of(value));
  }

  /** One number for each vector, repeated along a new innermost axis. */
  static Real spread(Real x, int size) {
    return column(x).expand(x.shape().concat(Shape.of(size)).dims());
  }

  /** One number for each vector of a shape, repeated along the vectors. */
  static Real spread(Real x, Shape vectors) {
    return spread(x, vectors.dim(vectors.rank() - 1));
  }

  /** A shape with another innermost size. */
  static Shape resized(Shape shape, int size) {
    return shape.with(shape.rank() - 1, size);
  }

  /** One number for each place in a vector, the same for all vectors. */
  static Real weights(double[] weights, Shape shape) {
    return Real.constant(weights).expand(shape.dims());
  }

  /** The elements at these places of each vector. */
  static Real pick(Real x, int... places) {
    return new Real(Ops.gather(x.expr(), Int.constant(places).expr(), of(x)));
  }

  /** The first elements of each vector. */
  static Real first(Real x, int count) {
    return x.slice(of(x), 0, count);
  }

  /** The elements of each vector after the first. */
  static Real rest(Real x, int count) {
    return x.slice(of(x), count, size(x));
  }

  /** Running sums along the vectors, each without its own element. */
  static Real sumBefore(Real x) {
    int axis = of(x);
    return size(x) == 0 ? x : x.slice(axis, 0, size(x) - 1).pad(axis, 1, 0).cumsum(axis);
  }

  /** Sums from each element to the end of its vector. */
  static Real sumFrom(Real x) {
    return new Real(Expr.of(new CumSum(of(x), true), List.of(x.expr())));
  }

  /** With a new innermost axis of size 1. */
  static Real column(Real x) {
    return x.reshape(x.shape().concat(Shape.of(1)).dims());
  }

  /** With a new innermost axis of size 1. */
  static Int column(Int x) {
    return x.reshape(x.shape().concat(Shape.of(1)).dims());
  }

  /** Repeated along new outermost axes to reach a shape. */
  static Real fill(Real x, Shape shape) {
    return x.expand(shape.dims());
  }

  /** Repeated along new outermost axes to reach a shape. */
  static Int fill(Int x, Shape shape) {
    return x.expand(shape.dims());
  }

  /** The element of each vector at its own index; of a single vector at any indices. */
  static Real pick(Real vectors, Int index) {
    if (vectors.shape().rank() == 1) {
      return vectors.at(index);
    }
    int count = outer(vectors).size();
    Real table = vectors.reshape(count, size(vectors));
    List<Expr> operands = List.of(table.expr(), index.reshape(count).expr());
    return new Real(Expr.of(new Gather(1, 1), operands)).reshape(index.shape().dims());
  }

  /** {@code log(exp(x) / sum(exp(x)))}. */
  static Real logSoftmax(Real x) {
    Real below = belowGreatest(x);
    return below.minus(spread(below.logSumExp(of(x)), size(x)));
  }

  /** {@code exp(x) / sum(exp(x))}. */
  static Real softmax(Real x) {
    Real weights = belowGreatest(x).exp();
    return weights.div(spread(weights.sum(of(x)), size(x)));
  }

  /** Each vector less its greatest element, which is taken as a constant. */
  static Real belowGreatest(Real x) {
    return x.minus(spread(x.max(of(x)).stopGradient(), size(x)));
  }

  /** Requires axes: of vectors 1, of matrices 2. */
  static void require(String distribution, String name, Value value, int axes) {
    if (value.shape().rank() < axes || (axes > 0 && size(value) == 0)) {
      String what = axes == 1 ? "a vector" : "a matrix";
      throw ShapeMismatch.of(
          Report.of(
                  distribution + ": " + name + " must be " + what + ", not " + value.expr().type())
              .where(name, value.expr().party())
              .cure("its innermost axes are those of one draw; other axes come before them"));
    }
  }

  /** Requires square matrices, of a size unless that is negative. */
  static void requireSquare(String distribution, String name, Value value, int size) {
    require(distribution, name, value, 2);
    int rows = value.shape().dim(of(value) - 1);
    if (rows != size(value) || (size >= 0 && rows != size)) {
      throw mismatch(
          distribution,
          name
              + " must be a square matrix"
              + (size < 0 ? "" : " of " + size + " rows")
              + ", not "
              + value.expr().type(),
          value);
    }
  }

  /** Two parameters that do not go together, or one that fits nothing. */
  static ShapeMismatch mismatch(String distribution, String problem, Value... parameters) {
    Report report = Report.of(distribution + ": " + problem + ".");
    for (Value parameter : parameters) {
      report.where("parameter", parameter.expr().party());
    }
    return ShapeMismatch.of(report.cure("see the parameters' shapes in its documentation"));
  }
}
