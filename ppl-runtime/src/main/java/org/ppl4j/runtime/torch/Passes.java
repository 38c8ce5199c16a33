package org.ppl4j.runtime.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.rewrite.Rule;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Op;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Gather;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Reduction;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.Times;
import org.ppl4j.op.Transpose;
import org.ppl4j.type.Axes;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/**
 * Rewrites that pay where each operation is a pass over memory: in float32 on a processor, as
 * {@link Fusion}s are.
 */
final class Passes {
  /** Elements of a table that is kept a second time, with work done on it. */
  private static final int LARGEST_TABLE = 1 << 22;

  /** Factors in this range, inverses included, hardly move where a product overflows. */
  private static final double LARGEST_MOVED = 1024;

  private Passes() {}

  static final List<Rule> RULES =
      List.of(
          new Rule("work on the table", Passes::workOnTable),
          new Rule("direct cast", Passes::directCast),
          new Rule("exchange undone", Transpose.class, Passes::exchangeUndone),
          new Rule("rows exchanged later", Passes::rowsLater),
          new Rule("reduction of exchanged rows", Passes::reductionOfRows),
          new Rule("scale of the smallest", Passes::scaleOfSmallest));

  /**
   * Work on what is looked up in a constant table is done on the table, once: {@code 1 - 2
   * toReal(table[i])} is {@code table'[i]}.
   */
  static @Nullable Expr workOnTable(Expr node) {
    if (!(node.op() instanceof Elementwise op)) {
      return null;
    }
    Expr lookup = null;
    for (Expr input : node.inputs()) {
      boolean table = input.op() instanceof Gather && input.input(0).op() instanceof Constant;
      if (table && lookup == null) {
        lookup = input;
      } else if (!(input.op() instanceof Constant) || !input.shape().isScalar()) {
        return null;
      }
    }
    if (lookup == null || lookup.input(0).shape().size() > LARGEST_TABLE) {
      return null;
    }
    List<Tensor> values = new ArrayList<>();
    for (Expr input : node.inputs()) {
      Expr known = input == lookup ? lookup.input(0) : input;
      values.add(((Constant) known.op()).value());
    }
    Tensor done = op.evaluate(node.type().withShape(lookup.input(0).shape()), values);
    return Constant.canHold(done)
        ? Expr.of(lookup.op(), List.of(Ops.constant(done), lookup.input(1)))
        : null;
  }

  /** A truth value becomes a real without being an integer first. */
  static @Nullable Expr directCast(Expr node) {
    boolean twice =
        node.op() instanceof Cast
            && node.input(0).op() instanceof Cast
            && node.input(0).dtype() == DType.INT
            && node.input(0).input(0).dtype() == DType.BOOL;
    return twice ? Expr.of(node.op(), List.of(node.input(0).input(0))) : null;
  }

  /** Two exchanges are one, or none. */
  static @Nullable Expr exchangeUndone(Expr node) {
    if (!(node.input(0).op() instanceof Transpose inner)) {
      return null;
    }
    Axes outer = ((Transpose) node.op()).permutation();
    int[] both = Arrays.stream(outer.toArray()).map(inner.permutation()::get).toArray();
    return Ops.transpose(node.input(0).input(0), both);
  }

  /**
   * Elementwise work on values whose rows are exchanged alike is done before the exchange, so that
   * what is computed for one order of the rows is computed for the other.
   */
  static @Nullable Expr rowsLater(Expr node) {
    if (!(node.op() instanceof Elementwise)) {
      return null;
    }
    Axes order = null;
    for (Expr input : node.inputs()) {
      if (exchangesRows(input)) {
        order = ((Transpose) input.op()).permutation();
      }
    }
    if (order == null) {
      return null;
    }
    List<Expr> operands = new ArrayList<>();
    for (Expr input : node.inputs()) {
      Expr before = input.shape().isScalar() ? input : before(input, order);
      if (before == null) {
        return null;
      }
      operands.add(before);
    }
    return Ops.transpose(Expr.of(node.op(), operands), order.toArray());
  }

  /** What becomes a value when its axes are put in an order; null if that is not at hand. */
  private static @Nullable Expr before(Expr value, Axes order) {
    if (value.op() instanceof Transpose transpose) {
      return transpose.permutation().equals(order) ? value.input(0) : null;
    }
    if (!(value.op() instanceof Expand expand)) {
      return null;
    }
    int[] axes = Arrays.stream(expand.axes().toArray()).map(order::get).toArray();
    int[] dims = new int[order.count()];
    for (int i = 0; i < dims.length; i++) {
      dims[order.get(i)] = value.shape().dim(i);
    }
    return Axes.of(axes).isIncreasing() ? Ops.expand(value.input(0), Shape.of(dims), axes) : null;
  }

  /** A reduction of values whose rows are exchanged reads them in the order in which they lie. */
  static @Nullable Expr reductionOfRows(Expr node) {
    if (!(node.op() instanceof Reduction reduction) || !exchangesRows(node.input(0))) {
      return null;
    }
    Axes order = ((Transpose) node.input(0).op()).permutation();
    int[] reduced = Arrays.stream(reduction.axes().toArray()).map(order::get).sorted().toArray();
    int[] kept =
        Arrays.stream(reduction.axes().complement(order.count()).toArray())
            .map(order::get)
            .toArray();
    int[] sorted = Arrays.stream(kept).sorted().toArray();
    int[] after = Arrays.stream(kept).map(axis -> Arrays.binarySearch(sorted, axis)).toArray();
    Expr core = Ops.unary(reduction.along(Axes.of(reduced)), node.input(0).input(0));
    return Ops.transpose(core, after);
  }

  /** Whether a value is another with axes exchanged, the last of which stays: rows stay whole. */
  private static boolean exchangesRows(Expr value) {
    return value.op() instanceof Transpose transpose
        && transpose.permutation().get(value.shape().rank() - 1) == value.shape().rank() - 1;
  }

  /** A constant factor of a matrix in a product goes to the smallest of the three matrices. */
  static @Nullable Expr scaleOfSmallest(Expr node) {
    if (!(node.op() instanceof MatMul)) {
      return null;
    }
    for (int i = 0; i < 2; i++) {
      Expr large = node.input(i);
      Expr small = node.input(1 - i);
      Expr scale = scale(large);
      int least = Math.min(small.shape().size(), node.shape().size());
      if (scale == null || least >= large.shape().size()) {
        continue;
      }
      Expr core = unscaled(large);
      if (node.shape().size() == least) {
        return Ops.times(product(node.op(), i, core, small), scale);
      }
      return product(node.op(), i, core, Ops.times(small, scale));
    }
    return null;
  }

  private static Expr product(Op op, int place, Expr at, Expr other) {
    return Expr.of(op, place == 0 ? List.of(at, other) : List.of(other, at));
  }

  private static boolean isView(Expr value) {
    return value.op() instanceof Reshape || value.op() instanceof Transpose;
  }

  /** The constant that a matrix is a multiple by; null if it is none that may be moved. */
  private static @Nullable Expr scale(Expr matrix) {
    Expr core = matrix;
    while (isView(core)) {
      core = core.input(0);
    }
    if (!(core.op() instanceof Times)
        || !(core.input(1).op() instanceof Constant constant)
        || !core.input(1).shape().isScalar()) {
      return null;
    }
    double size = Math.abs(constant.value().get(0));
    return size >= 1 / LARGEST_MOVED && size <= LARGEST_MOVED ? core.input(1) : null;
  }

  private static Expr unscaled(Expr matrix) {
    return isView(matrix)
        ? Expr.of(matrix.op(), List.of(unscaled(matrix.input(0))))
        : matrix.input(0);
  }
}
