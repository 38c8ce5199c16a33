package org.ppl4j.op;

import org.ppl4j.error.InvalidIndex;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.TensorOp;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * What {@link Gather} and {@link ScatterAdd} share. Both look along one axis of a table by an array
 * of indices; the first {@code batchDims} axes of table and indices go together. With table shape
 * {@code B + M + [n] + I} and index shape {@code B + K}, the slices looked at have shape {@code B +
 * M + K + I}.
 */
final class Indexing {
  final int outer;
  final int middle;
  final int length;
  final int inner;
  final int count;

  Indexing(Shape table, Shape indices, int axis, int batchDims) {
    outer = table.slice(0, batchDims).size();
    middle = table.slice(batchDims, axis).size();
    length = table.dim(axis);
    inner = table.slice(axis + 1, table.rank()).size();
    count = indices.slice(batchDims, indices.rank()).size();
  }

  static Shape sliced(Shape table, Shape indices, int axis, int batchDims) {
    return table
        .slice(0, axis)
        .concat(indices.slice(batchDims, indices.rank()))
        .concat(table.slice(axis + 1, table.rank()));
  }

  static void check(TensorOp op, Expr table, Expr indices, int axis, int batchDims) {
    Elementwise.require(op, indices, DType.INT);
    Checks.axis(op, table, axis);
    boolean shared =
        0 <= batchDims
            && batchDims <= axis
            && batchDims <= indices.shape().rank()
            && table.shape().slice(0, batchDims).equals(indices.shape().slice(0, batchDims));
    if (!shared) {
      String problem = "the first " + batchDims + " axes must agree and come before axis " + axis;
      throw Checks.mismatch(op, problem, table, indices, "line up the shared axes first");
    }
    if (indices.op() instanceof Input index && index.bound() > table.shape().dim(axis)) {
      throw ShapeMismatch.of(
          Report.of(
                  index.label()
                      + " has "
                      + index.bound()
                      + " elements, but what it indexes has "
                      + table.shape().dim(axis)
                      + ".")
              .where("index", indices.party())
              .where("indexed", table.party())
              .cure("give data of the plate's length, or a plate of the data's"));
    }
    if (indices.op() instanceof Constant constant) {
      for (double index : constant.value().data()) {
        if (index < 0 || index >= table.shape().dim(axis)) {
          throw InvalidIndex.constant(
              op.name(), index, table.shape().dim(axis), table.party(), indices.party());
        }
      }
    }
  }

  /** Calls back once for each element of the slices, in order, with its place in the table. */
  void each(TensorOp op, double[] indices, Visitor visitor) {
    int at = 0;
    for (int b = 0; b < outer; b++) {
      for (int m = 0; m < middle; m++) {
        for (int k = 0; k < count; k++) {
          double index = indices[b * count + k];
          if (!(index >= 0 && index < length)) {
            throw InvalidIndex.atRunTime(op.name(), index, length);
          }
          int base = ((b * middle + m) * length + (int) index) * inner;
          for (int i = 0; i < inner; i++) {
            visitor.visit(at++, base + i);
          }
        }
      }
    }
  }

  interface Visitor {
    void visit(int slice, int table);
  }
}
