package org.ppl4j;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Abs;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Equal;
import org.ppl4j.op.FloorDiv;
import org.ppl4j.op.Iota;
import org.ppl4j.op.Less;
import org.ppl4j.op.LessEqual;
import org.ppl4j.op.Max;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Mod;
import org.ppl4j.op.Negate;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Plus;
import org.ppl4j.op.Reverse;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Times;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A staged integer, or an array of them; exact up to 2<sup>53</sup> in absolute value.
 *
 * <pre>{@code
 * Int county = Int.constant(0, 0, 1);
 * Real effect = alpha.at(county);
 * }</pre>
 */
public final class Int extends Value {
  /** A handle on an integer expression. */
  public Int(Expr expr) {
    super(Shapes.typed(expr, DType.INT));
  }

  /** A literal integer. */
  public static Int constant(int value) {
    return new Int(here(Ops.integer(value)));
  }

  /** A literal vector of integers. */
  public static Int constant(int... values) {
    return constant(values, values.length);
  }

  /** A literal array of the given shape, from its elements in row-major order. */
  public static Int constant(int[] values, int... dims) {
    double[] data = Arrays.stream(values).asDoubleStream().toArray();
    return new Int(here(Ops.constant(Shapes.literal(Type.integer(dims), data))));
  }

  /**
   * Data that holds integers as reals, made a vector of integers.
   *
   * @throws org.ppl4j.error.InvalidIndex if an element is no integer, such as NaN
   */
  public static Int exactly(double... values) {
    return new Int(here(Ops.constant(Tensor.wrap(Type.integer(values.length), values.clone()))));
  }

  /** The integers 0 to before {@code size}. */
  public static Int range(int size) {
    return new Int(here(Expr.of(new Iota(size), List.of())));
  }

  /** A placeholder, given its value when its graph runs. */
  public static Int input(String name, int... dims) {
    return new Int(Input.create(name, Type.integer(dims)));
  }

  /** {@code this + other}, element by element. */
  public Int plus(Int other) {
    return new Int(here(Ops.binary(new Plus(), expr(), other.expr())));
  }

  /** {@code this + other}, element by element. */
  public Int plus(int other) {
    return plus(constant(other));
  }

  /** {@code this - other}, element by element. */
  public Int minus(Int other) {
    return new Int(here(Ops.binary(new Minus(), expr(), other.expr())));
  }

  /** {@code this - other}, element by element. */
  public Int minus(int other) {
    return minus(constant(other));
  }

  /** {@code this * other}, element by element. */
  public Int times(Int other) {
    return new Int(here(Ops.binary(new Times(), expr(), other.expr())));
  }

  /** {@code this * other}, element by element. */
  public Int times(int other) {
    return times(constant(other));
  }

  /** {@code floor(this / other)}, element by element. */
  public Int div(Int other) {
    return new Int(here(Ops.binary(new FloorDiv(), expr(), other.expr())));
  }

  /** {@code floor(this / other)}, element by element. */
  public Int div(int other) {
    return div(constant(other));
  }

  /** {@code this - other * floor(this / other)}, element by element. */
  public Int mod(Int other) {
    return new Int(here(Ops.binary(new Mod(), expr(), other.expr())));
  }

  /** {@code this - other * floor(this / other)}, element by element. */
  public Int mod(int other) {
    return mod(constant(other));
  }

  /** The lesser of both, element by element. */
  public Int minimum(Int other) {
    return new Int(here(Ops.binary(new Minimum(), expr(), other.expr())));
  }

  /** The lesser of both, element by element. */
  public Int minimum(int other) {
    return minimum(constant(other));
  }

  /** The greater of both, element by element. */
  public Int maximum(Int other) {
    return new Int(here(Ops.binary(new Maximum(), expr(), other.expr())));
  }

  /** The greater of both, element by element. */
  public Int maximum(int other) {
    return maximum(constant(other));
  }

  /** Whether {@code this < other}. */
  public Bool lessThan(Int other) {
    return new Bool(here(Ops.binary(new Less(), expr(), other.expr())));
  }

  /** Whether {@code this < other}. */
  public Bool lessThan(int other) {
    return lessThan(constant(other));
  }

  /** Whether {@code this <= other}. */
  public Bool atMost(Int other) {
    return new Bool(here(Ops.binary(new LessEqual(), expr(), other.expr())));
  }

  /** Whether {@code this <= other}. */
  public Bool atMost(int other) {
    return atMost(constant(other));
  }

  /** Whether {@code this == other}. */
  public Bool equalTo(Int other) {
    return new Bool(here(Ops.binary(new Equal(), expr(), other.expr())));
  }

  /** Whether {@code this == other}. */
  public Bool equalTo(int other) {
    return equalTo(constant(other));
  }

  /** Whether {@code this > other}. */
  public Bool greaterThan(Int other) {
    return new Bool(here(Ops.binary(new Less(), other.expr(), expr())));
  }

  /** Whether {@code this > other}. */
  public Bool greaterThan(int other) {
    return greaterThan(constant(other));
  }

  /** Whether {@code this >= other}. */
  public Bool atLeast(Int other) {
    return new Bool(here(Ops.binary(new LessEqual(), other.expr(), expr())));
  }

  /** Whether {@code this >= other}. */
  public Bool atLeast(int other) {
    return atLeast(constant(other));
  }

  /** {@code -this}. */
  public Int unaryMinus() {
    return new Int(here(Ops.unary(new Negate(), expr())));
  }

  /** The absolute value. */
  public Int abs() {
    return new Int(here(Ops.unary(new Abs(), expr())));
  }

  /** The same numbers as reals. */
  public Real toReal() {
    return new Real(here(Ops.toReal(expr())));
  }

  /** Along a new innermost axis of {@code size} elements: 1 at this index, 0 elsewhere. */
  public Real oneHot(int size) {
    return new Real(here(Shapes.oneHot(expr(), size)));
  }

  /** The sum of all elements. */
  public Int sum() {
    return sum(Axes.range(0, shape().rank()).toArray());
  }

  /** The sum along axes, which go away. */
  public Int sum(int... axes) {
    return new Int(marked(Shapes.reduce(new Sum(Axes.of(axes)), expr())));
  }

  /** The greatest of all elements. */
  public Int max() {
    return max(Axes.range(0, shape().rank()).toArray());
  }

  /** The greatest along axes, which go away. */
  public Int max(int... axes) {
    return new Int(marked(Shapes.reduce(new Max(Axes.of(axes)), expr())));
  }

  /** The same elements, in row-major order, under another shape. */
  public Int reshape(int... dims) {
    return new Int(marked(Ops.reshape(expr(), Shape.of(dims))));
  }

  /**
   * This repeated along new outermost axes, and along its axes of size 1, to reach the given shape.
   *
   * @throws org.ppl4j.error.ShapeMismatch if its axes do not line up with the last ones given
   */
  public Int expand(int... dims) {
    return new Int(marked(Shapes.expand(expr(), Shape.of(dims))));
  }

  /** The axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
  public Int transpose(int... order) {
    return new Int(marked(Ops.transpose(expr(), order)));
  }

  /** The indices {@code start} to before {@code limit} of an axis. */
  public Int slice(int axis, int start, int limit) {
    return new Int(here(Shapes.slice(expr(), axis, start, limit)));
  }

  /** What is at one index of the outermost axis. */
  public Int at(int index) {
    return new Int(here(Shapes.at(expr(), index)));
  }

  /**
   * What is at these indices of the outermost axis: the result has the indices' shape in its place.
   */
  public Int at(Int index) {
    return new Int(here(Ops.gather(expr(), index.expr(), 0)));
  }

  /** The elements along the given axes in the opposite order. */
  public Int reverse(int... axes) {
    return new Int(here(Ops.unary(new Reverse(Axes.of(axes)), expr())));
  }

  /** These values one after another along an axis. */
  public static Int concat(int axis, Int... parts) {
    return new Int(here(Expr.of(new Concat(axis), Shapes.exprs(parts))));
  }

  /** These values of one shape side by side along a new outermost axis. */
  public static Int stack(Int... parts) {
    return new Int(here(Shapes.stack(parts)));
  }

  /** The same, as a value that receives no gradient. */
  public Int stopGradient() {
    return new Int(here(Ops.stopGradient(expr())));
  }
}
