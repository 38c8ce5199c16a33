package org.ppl4j.op;

import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.error.Report;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/** Checks that type rules share. */
final class Checks {
  private Checks() {}

  static void axis(Op op, Expr operand, int axis) {
    if (axis < 0 || axis >= operand.shape().rank()) {
      throw InvalidArgument.of(
          Report.of(op.name() + ": " + operand.type() + " has no axis " + axis + ".")
              .where("operand", operand.party())
              .cure(
                  operand.shape().isScalar()
                      ? "leave the axis out: a scalar has none"
                      : "axes count from 0, the outermost, to " + (operand.shape().rank() - 1)));
    }
  }

  /** Axes that exist, each once, in increasing order. */
  static void axes(Op op, Expr operand, Axes axes) {
    for (int i = 0; i < axes.count(); i++) {
      axis(op, operand, axes.get(i));
    }
    if (!axes.isIncreasing()) {
      throw InvalidArgument.of(
          Report.of(op.name() + ": axes " + axes + " must increase.")
              .where("operand", operand.party())
              .cure("name each axis once, the outermost first"));
    }
  }

  static void rankAtLeast(Op op, Expr operand, int rank) {
    if (operand.shape().rank() < rank) {
      throw ShapeMismatch.of(
          Report.of(op.name() + ": needs at least " + rank + " axes, not " + operand.type() + ".")
              .where("operand", operand.party())
              .cure("add axes with reshape(...)"));
    }
  }

  /** A stack of square matrices. */
  static void square(Op op, Expr operand) {
    rankAtLeast(op, operand, 2);
    Shape shape = operand.shape();
    int rank = shape.rank();
    if (shape.dim(rank - 1) != shape.dim(rank - 2)) {
      throw ShapeMismatch.of(
          Report.of(op.name() + ": needs square matrices, not " + operand.type() + ".")
              .where("operand", operand.party())
              .cure("its last two axes must have one size"));
    }
  }

  static void require(boolean holds, Op op, String problem, Expr operand, String cure) {
    if (!holds) {
      throw InvalidArgument.of(
          Report.of(op.name() + ": " + problem + ".").where("operand", operand.party()).cure(cure));
    }
  }

  /** Refuses a derivative of high order that is not written. */
  static void differentiable(boolean holds, Expr node, String reason) {
    if (!holds) {
      throw NotDifferentiable.of(
          reason,
          node.party(),
          "stop the gradient at the parameter, or use an objective of lower order");
    }
  }

  static ShapeMismatch mismatch(Op op, String problem, Expr left, Expr right, String cure) {
    return ShapeMismatch.of(
        Report.of(op.name() + ": " + problem + ".")
            .where("left", left.party())
            .where("right", right.party())
            .cure(cure));
  }
}
