package org.ppl4j;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.error.Source;
import org.ppl4j.error.TypeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Iota;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Pad;
import org.ppl4j.op.Reduction;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** What the handles' methods mean in terms of operations, where that takes more than one. */
final class Shapes {
  private Shapes() {}

  static Expr typed(Expr expr, DType dtype) {
    if (expr.dtype() != dtype) {
      throw TypeMismatch.of(
          Report.of("a handle on " + dtype.text() + " cannot hold " + expr.type() + ".")
              .where("value", expr.party())
              .at(Source.here())
              .cure("Value.of(...) gives the handle that fits"));
    }
    return expr;
  }

  static Tensor literal(Type type, double[] data) {
    if (data.length != type.shape().size()) {
      throw ShapeMismatch.of(
          Report.of(
                  "constant: "
                      + type
                      + " has "
                      + type.shape().size()
                      + " elements, but "
                      + data.length
                      + " were given.")
              .at(Source.here())
              .cure("give the elements row-major, one for each place"));
    }
    return Tensor.wrap(type, data);
  }

  static Tensor matrix(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] data = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw ShapeMismatch.of(
            Report.of(
                    "constant: row 0 has "
                        + columns
                        + " elements, row "
                        + i
                        + " has "
                        + rows[i].length
                        + ".")
                .at(Source.here())
                .cure("all rows of a matrix are of one length"));
      }
      System.arraycopy(rows[i], 0, data, i * columns, columns);
    }
    return Tensor.wrap(Type.real(rows.length, columns), data);
  }

  static List<Expr> exprs(Value[] values) {
    if (values.length == 0) {
      throw InvalidArgument.of(
          Report.of("concat: there is nothing to join.")
              .at(Source.here())
              .cure("give at least one part"));
    }
    List<Expr> out = new ArrayList<>();
    for (Value value : values) {
      out.add(value.expr());
    }
    return out;
  }

  static Expr stack(Value[] parts) {
    List<Expr> rows =
        exprs(parts).stream().map(part -> Ops.reshape(part, part.shape().prepend(1))).toList();
    return Expr.of(new Concat(0), rows);
  }

  /** Lines up the operand's axes with the last axes of the shape; axes of size 1 repeat. */
  static Expr expand(Expr x, Shape shape) {
    int extra = shape.rank() - x.shape().rank();
    List<Integer> kept = new ArrayList<>();
    boolean fits = extra >= 0;
    for (int i = 0; i < x.shape().rank() && fits; i++) {
      if (x.shape().dim(i) == shape.dim(extra + i)) {
        kept.add(i);
      } else {
        fits = x.shape().dim(i) == 1;
      }
    }
    if (!fits) {
      throw ShapeMismatch.of(
          Report.of("expand: " + x.type() + " does not line up with " + shape + ".")
              .where("operand", x.party())
              .at(Source.here())
              .cure("its last axes must equal the shape's, or be 1"));
    }
    int[] keptAxes = kept.stream().mapToInt(Integer::intValue).toArray();
    Shape squeezed = x.shape().without(Axes.of(keptAxes).complement(x.shape().rank()).toArray());
    return Ops.expand(Ops.reshape(x, squeezed), shape, Axes.of(keptAxes).shift(extra).toArray());
  }

  static Expr slice(Expr x, int axis, int start, int limit) {
    if (axis < 0 || axis >= x.shape().rank()) {
      throw noAxis("slice", x, axis);
    }
    return Ops.slice(x, axis, start, limit);
  }

  static Expr at(Expr x, int index) {
    if (x.shape().isScalar()) {
      throw noAxis("at", x, 0);
    }
    return Ops.gather(x, Ops.integer(index), 0);
  }

  static Expr reduce(Reduction reduction, Expr x) {
    return reduction.axes().count() == 0 && reduction.takesIntegers() ? x : Ops.unary(reduction, x);
  }

  static Expr pad(Expr x, int axis, int before, int after) {
    if (axis < 0 || axis >= x.shape().rank()) {
      throw noAxis("pad", x, axis);
    }
    int[] low = new int[x.shape().rank()];
    int[] high = new int[x.shape().rank()];
    low[axis] = before;
    high[axis] = after;
    return Ops.unary(new Pad(Axes.of(low), Axes.of(high), Axes.of(new int[low.length])), x);
  }

  static Expr matrixTranspose(Expr x) {
    if (x.shape().rank() < 2) {
      throw noAxis("transpose", x, 1);
    }
    return Ops.matrixTranspose(x);
  }

  static Expr matmul(Expr a, Expr b) {
    int m = a.shape().rank();
    int n = b.shape().rank();
    if (m == 0 || n == 0) {
      throw noAxis("matmul", m == 0 ? a : b, 0);
    }
    Expr left = m == 1 ? Ops.reshape(a, a.shape().prepend(1)) : a;
    Expr right = n == 1 ? Ops.reshape(b, b.shape().concat(Shape.of(1))) : b;
    Expr product = Ops.matmul(left, right);
    Shape shape = product.shape();
    if (n == 1) {
      shape = shape.slice(0, shape.rank() - 1);
    }
    if (m == 1) {
      shape = shape.without(shape.rank() - (n == 1 ? 1 : 2));
    }
    return Ops.reshape(product, shape);
  }

  /** Right-hand sides of one axis less than the matrix are single columns. */
  static Expr solve(Expr t, Expr b, boolean lower, boolean transposed) {
    if (b.shape().rank() == t.shape().rank() - 1) {
      Expr column = Ops.reshape(b, b.shape().concat(Shape.of(1)));
      return Ops.reshape(Ops.triangularSolve(t, column, lower, transposed), b.shape());
    }
    return Ops.triangularSolve(t, b, lower, transposed);
  }

  static Expr oneHot(Expr index, int size) {
    Shape shape = index.shape().concat(Shape.of(size));
    Expr wanted = Ops.expand(index, shape, Axes.range(0, index.shape().rank()).toArray());
    Expr iota = Expr.of(new Iota(size), List.of());
    Expr counted = Ops.expand(iota, shape, shape.rank() - 1);
    return Ops.toReal(Ops.binary(new Equal(), wanted, counted));
  }

  private static InvalidArgument noAxis(String op, Expr x, int axis) {
    return InvalidArgument.of(
        Report.of(op + ": " + x.type() + " has no axis " + axis + ".")
            .where("operand", x.party())
            .at(Source.here())
            .cure("axes count from 0, the outermost"));
  }
}
