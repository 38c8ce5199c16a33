package org.ppl4j.compiler.rewrite;

import static org.ppl4j.compiler.rewrite.Match.is;
import static org.ppl4j.compiler.rewrite.Match.operand;
import static org.ppl4j.compiler.rewrite.Match.splat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Concat;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Gather;
import org.ppl4j.op.Iota;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Pad;
import org.ppl4j.op.Reshape;
import org.ppl4j.op.Reverse;
import org.ppl4j.op.Slice;
import org.ppl4j.op.Transpose;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/** Changes of shape, moved to where they cost least or cancel. */
final class Movement {
  private Movement() {}

  /** A change of shape that changes nothing goes away. */
  static @Nullable Expr idle(Expr node) {
    boolean idle =
        is(node, Reshape.class)
            || is(node, Expand.class)
            || is(node, Slice.class)
            || is(node, Pad.class)
            || (node.op() instanceof Concat && node.inputs().size() == 1)
            || (node.op() instanceof Transpose transpose && transpose.permutation().isIdentity())
            || (node.op() instanceof Reverse reverse && isTrivial(node, reverse.axes()));
    return idle && node.input(0).types().equals(node.types()) ? node.input(0) : null;
  }

  /** Two reshapes become one, two transpositions one, and two expansions one. */
  static @Nullable Expr merged(Expr node) {
    if (is(node, Reshape.class)) {
      Expr inner = operand(node.input(0), Reshape.class);
      return inner == null ? null : Ops.reshape(inner, node.shape());
    }
    if (node.op() instanceof Transpose outer && node.input(0).op() instanceof Transpose inner) {
      int[] composed =
          Arrays.stream(outer.permutation().toArray()).map(inner.permutation()::get).toArray();
      return Ops.transpose(node.input(0).input(0), composed);
    }
    if (node.op() instanceof Expand outer && node.input(0).op() instanceof Expand inner) {
      int[] composed = Arrays.stream(inner.axes().toArray()).map(outer.axes()::get).toArray();
      return Ops.expand(node.input(0).input(0), node.shape(), composed);
    }
    return null;
  }

  /** An expansion or transposition that only places axes of size 1 becomes a reshape. */
  static @Nullable Expr asReshape(Expr node) {
    boolean same = node.inputs().size() == 1 && node.input(0).shape().size() == node.shape().size();
    if (!same || node.shape().size() == 0) {
      return null;
    }
    if (is(node, Expand.class)) {
      return Ops.reshape(node.input(0), node.shape());
    }
    if (node.op() instanceof Transpose transpose) {
      Shape before = node.input(0).shape();
      int[] real =
          Arrays.stream(transpose.permutation().toArray())
              .filter(axis -> before.dim(axis) != 1)
              .toArray();
      return Axes.of(real).isIncreasing() ? Ops.reshape(node.input(0), node.shape()) : null;
    }
    return null;
  }

  /**
   * Any change of shape of a repeated scalar is that scalar repeated. A look-up by indices that are
   * not known stays, since they may be out of range.
   */
  static @Nullable Expr ofRepeatedScalar(Expr node) {
    boolean moves =
        is(node, Reshape.class)
            || is(node, Transpose.class)
            || is(node, Slice.class)
            || is(node, Reverse.class)
            || (is(node, Gather.class) && is(node.input(1), Constant.class));
    if (!moves || !(node.input(0).op() instanceof Expand expand) || expand.axes().count() > 0) {
      return null;
    }
    return Ops.expand(node.input(0).input(0), node.shape());
  }

  /** Elementwise work on values repeated alike is done once and then repeated. */
  static @Nullable Expr repeatLater(Expr node) {
    if (!(node.op() instanceof Elementwise)) {
      return null;
    }
    Expand common = null;
    List<Expr> inner = new ArrayList<>();
    for (Expr input : node.inputs()) {
      if (input.shape().isScalar()) {
        inner.add(input);
      } else if (input.op() instanceof Expand expand && (common == null || expand.equals(common))) {
        common = expand;
        inner.add(input.input(0));
      } else {
        return null;
      }
    }
    return common == null
        ? null
        : Ops.expand(Expr.of(node.op(), inner), common.shape(), common.axes().toArray());
  }

  /** A scalar repeated to meet a wider operand meets it as a scalar. */
  static @Nullable Expr scalarOperand(Expr node) {
    if (!(node.op() instanceof Elementwise) || node.inputs().size() < 2) {
      return null;
    }
    List<Expr> operands = new ArrayList<>(node.inputs());
    boolean wide = false;
    boolean changed = false;
    for (int i = 0; i < operands.size(); i++) {
      Expr operand = operands.get(i);
      if (operand.op() instanceof Expand expand && expand.axes().count() == 0) {
        operands.set(i, operand.input(0));
        changed = true;
      } else {
        wide |= !operand.shape().isScalar();
      }
    }
    return wide && changed ? Expr.of(node.op(), operands) : null;
  }

  /** The sum of two values with zeros around them, where they are neighbours, is their concat. */
  static @Nullable Expr sideBySide(Expr node) {
    if (!(node.input(0).op() instanceof Pad left) || !(node.input(1).op() instanceof Pad right)) {
      return null;
    }
    int axis = -1;
    for (int i = 0; i < node.shape().rank(); i++) {
      if (left.interior().get(i) > 0 || right.interior().get(i) > 0) {
        return null;
      }
      boolean alike =
          left.low().get(i) == right.low().get(i) && left.high().get(i) == right.high().get(i);
      if (!alike && axis >= 0) {
        return null;
      }
      axis = alike ? axis : i;
    }
    if (axis < 0) {
      return null;
    }
    boolean first = left.low().get(axis) < right.low().get(axis);
    Pad low = first ? left : right;
    Pad high = first ? right : left;
    Expr below = node.input(first ? 0 : 1).input(0);
    Expr above = node.input(first ? 1 : 0).input(0);
    if (low.low().get(axis) + below.shape().dim(axis) != high.low().get(axis)) {
      return null;
    }
    int[] after = low.high().toArray();
    after[axis] = high.high().get(axis);
    Expr both = Expr.of(new Concat(axis), List.of(below, above));
    return Expr.of(new Pad(low.low(), Axes.of(after), low.interior()), List.of(both));
  }

  /** Looking up all of 0, 1, 2, ... in order is the table itself. */
  static @Nullable Expr gatherAll(Expr node) {
    if (!(node.op() instanceof Gather gather) || gather.batchDims() > 0) {
      return null;
    }
    Expr table = node.input(0);
    Expr indices = node.input(1);
    int size = table.shape().dim(gather.axis());
    boolean all = indices.op() instanceof Iota iota && iota.size() == size;
    if (indices.op() instanceof Constant constant && indices.shape().rank() == 1) {
      double[] data = constant.value().data();
      all = data.length == size;
      for (int i = 0; i < data.length && all; i++) {
        all = data[i] == i;
      }
    }
    return all ? table : null;
  }

  /** Looking up one known index is a slice. */
  static @Nullable Expr gatherOne(Expr node) {
    if (!(node.op() instanceof Gather gather) || gather.batchDims() > 0) {
      return null;
    }
    Expr index = splat(node.input(1));
    if (index == null || node.input(1) != index) {
      return null;
    }
    int at = (int) ((Constant) index.op()).value().get(0);
    return Ops.reshape(Ops.slice(node.input(0), gather.axis(), at, at + 1), node.shape());
  }

  private static boolean isTrivial(Expr node, Axes axes) {
    return Arrays.stream(axes.toArray()).allMatch(axis -> node.shape().dim(axis) <= 1);
  }
}
