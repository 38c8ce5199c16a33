package org.ppl4j;

import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.op.And;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Not;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Or;
import org.ppl4j.op.Reverse;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A staged truth value, or an array of them. It cannot steer a Java {@code if}, which runs before
 * any value is known: choose with {@link #select(Real, Real)}.
 */
public final class Bool extends Value {
  /** A handle on a boolean expression. */
  public Bool(Expr expr) {
    super(Shapes.typed(expr, DType.BOOL));
  }

  /** A literal truth value. */
  public static Bool constant(boolean value) {
    return new Bool(here(Ops.constant(Tensor.full(Type.bool(), value ? 1 : 0))));
  }

  /** A literal vector of truth values. */
  public static Bool constant(boolean... values) {
    return constant(values, values.length);
  }

  /** A literal array of the given shape, from its elements in row-major order. */
  public static Bool constant(boolean[] values, int... dims) {
    double[] data = new double[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = values[i] ? 1 : 0;
    }
    return new Bool(here(Ops.constant(Shapes.literal(Type.bool(dims), data))));
  }

  /** A placeholder, given its value when its graph runs. */
  public static Bool input(String name, int... dims) {
    return new Bool(Input.create(name, Type.bool(dims)));
  }

  /** Whether both hold. */
  public Bool and(Bool other) {
    return new Bool(here(Ops.binary(new And(), expr(), other.expr())));
  }

  /** Whether at least one holds. */
  public Bool or(Bool other) {
    return new Bool(here(Ops.binary(new Or(), expr(), other.expr())));
  }

  /** Whether this does not hold. */
  public Bool not() {
    return new Bool(here(Ops.unary(new Not(), expr())));
  }

  /** The first where this holds, the second elsewhere; both are computed. */
  public Real select(Real yes, Real no) {
    return new Real(here(Ops.select(expr(), yes.expr(), no.expr())));
  }

  /** The first where this holds, the second elsewhere. */
  public Real select(Real yes, double no) {
    return select(yes, Real.constant(no));
  }

  /** The first where this holds, the second elsewhere. */
  public Real select(double yes, Real no) {
    return select(Real.constant(yes), no);
  }

  /** The first where this holds, the second elsewhere. */
  public Int select(Int yes, Int no) {
    return new Int(here(Ops.select(expr(), yes.expr(), no.expr())));
  }

  /** The first where this holds, the second elsewhere. */
  public Bool select(Bool yes, Bool no) {
    return new Bool(here(Ops.select(expr(), yes.expr(), no.expr())));
  }

  /** 1 where this holds, 0 elsewhere. */
  public Real toReal() {
    return new Real(here(Ops.toReal(expr())));
  }

  /** 1 where this holds, 0 elsewhere. */
  public Int toInt() {
    return new Int(here(Ops.unary(new Cast(DType.INT), expr())));
  }

  /** The same elements, in row-major order, under another shape. */
  public Bool reshape(int... dims) {
    return new Bool(marked(Ops.reshape(expr(), Shape.of(dims))));
  }

  /**
   * This repeated along new outermost axes, and along its axes of size 1, to reach the given shape.
   *
   * @throws org.ppl4j.error.ShapeMismatch if its axes do not line up with the last ones given
   */
  public Bool expand(int... dims) {
    return new Bool(marked(Shapes.expand(expr(), Shape.of(dims))));
  }

  /** The axes in another order: axis {@code i} of the result is axis {@code order[i]} of this. */
  public Bool transpose(int... order) {
    return new Bool(marked(Ops.transpose(expr(), order)));
  }

  /** The indices {@code start} to before {@code limit} of an axis. */
  public Bool slice(int axis, int start, int limit) {
    return new Bool(here(Shapes.slice(expr(), axis, start, limit)));
  }

  /** What is at one index of the outermost axis. */
  public Bool at(int index) {
    return new Bool(here(Shapes.at(expr(), index)));
  }

  /**
   * What is at these indices of the outermost axis: the result has the indices' shape in its place.
   */
  public Bool at(Int index) {
    return new Bool(here(Ops.gather(expr(), index.expr(), 0)));
  }

  /** The elements along the given axes in the opposite order. */
  public Bool reverse(int... axes) {
    return new Bool(here(Ops.unary(new Reverse(Axes.of(axes)), expr())));
  }

  /** These values one after another along an axis. */
  public static Bool concat(int axis, Bool... parts) {
    return new Bool(here(Expr.of(new Concat(axis), Shapes.exprs(parts))));
  }

  /** These values of one shape side by side along a new outermost axis. */
  public static Bool stack(Bool... parts) {
    return new Bool(here(Shapes.stack(parts)));
  }

  /** The same, as a value that receives no gradient. */
  public Bool stopGradient() {
    return new Bool(here(Ops.stopGradient(expr())));
  }
}
