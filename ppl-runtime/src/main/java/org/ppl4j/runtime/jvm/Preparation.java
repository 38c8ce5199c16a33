package org.ppl4j.runtime.jvm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.rewrite.Rewriter;
import org.ppl4j.compiler.rewrite.Rule;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Equal;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expand;
import org.ppl4j.op.Iota;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.Minus;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Select;
import org.ppl4j.op.Sum;
import org.ppl4j.op.Transpose;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;

/** Writes out operations that are made of others, so that their parts join loops. */
final class Preparation {
  /** Larger constants are not made ahead. */
  private static final int MOST_FOLDED = 1 << 16;

  /** Of a constant matrix that is multiplied with vectors one by one: its columns, and they. */
  private static final int MOST_COLUMNS = 32;

  private static final int MOST_VECTORS = 32;

  private static final List<Rule> WEIGHTS =
      List.of(new Rule("normalised weights", Preparation::weights));

  private static final List<Rule> PARTS =
      List.of(
          new Rule("constants", Preparation::constant),
          new Rule("sum of nothing", Preparation::sumOfNothing),
          new Rule("logSumExp", Preparation::logSumExp),
          new Rule("product with a vector", Preparation::productWithVector),
          new Rule("product with a few vectors", Preparation::productWithVectors));

  private Preparation() {}

  /** The body of a loop or a branch. */
  static Graph prepare(Graph body) {
    return prepare(body, false);
  }

  /** A graph; with vectors, functions of all steps of a loop are worth a loop of their own. */
  static Graph prepare(Graph graph, boolean vectors) {
    Graph shared = ScanSharing.share(Rewriter.rewrite(graph, List.of()));
    Graph turned = ScanLanes.innermost(vectors ? ScanSplitting.split(shared) : shared);
    return Rewriter.rewrite(Rewriter.rewrite(turned, WEIGHTS), PARTS);
  }

  /** What can be computed now. */
  private static @Nullable Expr constant(Expr node) {
    boolean known =
        node.op() instanceof Elementwise
            && node.shape().size() <= MOST_FOLDED
            && node.inputs().stream().allMatch(Preparation::isKnown);
    if (!known) {
      return null;
    }
    Tensor value = Evaluator.evaluate(node);
    return Constant.canHold(value) ? Ops.constant(value) : null;
  }

  /** A loop without turns would store no sum. */
  private static @Nullable Expr sumOfNothing(Expr node) {
    boolean empty = node.op() instanceof Sum && node.input(0).shape().size() == 0;
    return empty ? Ops.zeros(node.type()) : null;
  }

  private static boolean isKnown(Expr node) {
    return node.op() instanceof Constant
        || node.op() instanceof Iota
        || ((Views.isView(node) || node.op() instanceof Diag)
            && node.inputs().stream().allMatch(Preparation::isKnown));
  }

  /** A logSumExp written out. */
  private static @Nullable Expr logSumExp(Expr node) {
    if (!(node.op() instanceof LogSumExp op)) {
      return null;
    }
    Expr x = node.input(0);
    if (x.shape().size() == 0) {
      Expr none = Ops.real(Double.NEGATIVE_INFINITY);
      return node.shape().isScalar() ? none : Ops.expand(none, node.shape());
    }
    return LogSumExpParts.of(op, x).value();
  }

  /** The derivative {@code exp(x - logSumExp(x))}, from the terms of the sum. */
  private static @Nullable Expr weights(Expr node) {
    if (!(node.op() instanceof Exp) || !(node.input(0).op() instanceof Minus)) {
      return null;
    }
    Expr x = node.input(0).input(0);
    Expr stretched = node.input(0).input(1);
    Expr shift = stretched.op() instanceof Expand ? stretched.input(0) : stretched;
    if (!(shift.op() instanceof Select)
        || !(shift.input(2).op() instanceof LogSumExp op)
        || shift.input(2).input(0) != x
        || !isGuard(shift)
        || (stretched.op() instanceof Expand expand
            && !expand.axes().equals(op.axes().complement(x.shape().rank())))) {
      return null;
    }
    return LogSumExpParts.of(op, x).weights();
  }

  /** Whether it is {@code l == -infinity ? 0 : l}. */
  private static boolean isGuard(Expr select) {
    Expr question = select.input(0);
    return question.op() instanceof Equal
        && question.input(0) == select.input(2)
        && isNumber(question.input(1), Double.NEGATIVE_INFINITY)
        && isNumber(select.input(1), 0);
  }

  private static boolean isNumber(Expr node, double number) {
    return node.op() instanceof Constant constant
        && node.shape().isScalar()
        && constant.value().get(0) == number;
  }

  /**
   * Products of which one factor is a vector, as sums of elementwise products; the matrix is read
   * in the order in which it lies. An outer product is elementwise.
   */
  private static @Nullable Expr productWithVector(Expr node) {
    if (!(node.op() instanceof MatMul)) {
      return null;
    }
    Expr a = node.input(0);
    Expr b = node.input(1);
    int rank = node.shape().rank();
    int rows = node.shape().dim(rank - 2);
    int columns = node.shape().dim(rank - 1);
    int length = a.shape().dim(rank - 1);
    if (length == 1) {
      Expr left = Ops.expand(squeeze(a, rank - 1), node.shape(), except(rank, rank - 1));
      Expr right = Ops.expand(squeeze(b, rank - 2), node.shape(), except(rank, rank - 2));
      return Ops.times(left, right);
    }
    if (columns == 1) {
      return Ops.reshape(matrixByVector(a, squeeze(b, rank - 1), rank - 1), node.shape());
    }
    if (rows == 1) {
      return Ops.reshape(matrixByVector(b, squeeze(a, rank - 2), rank - 2), node.shape());
    }
    return null;
  }

  /** Sums a matrix times a vector along one of the matrix's last two axes. */
  private static Expr matrixByVector(Expr matrix, Expr vector, int axis) {
    int rank = matrix.shape().rank();
    if (matrix.op() instanceof Transpose transpose && swapsLast(transpose.permutation())) {
      return matrixByVector(matrix.input(0), vector, 2 * rank - 3 - axis);
    }
    Expr wide = Ops.expand(vector, matrix.shape(), except(rank, 2 * rank - 3 - axis));
    return Ops.sum(Ops.times(matrix, wide), Axes.of(axis));
  }

  /**
   * Products of a constant matrix of few columns with a few vectors, vector by vector: so all that
   * is done with a vector shares a loop.
   */
  private static @Nullable Expr productWithVectors(Expr node) {
    if (!(node.op() instanceof MatMul) || node.shape().rank() != 2) {
      return null;
    }
    Expr a = node.input(0);
    Expr b = node.input(1);
    if (isNarrow(a) && node.shape().dim(1) <= MOST_VECTORS) {
      return swapped(matrixByVectors(a, swapped(b), 1));
    }
    if (isNarrow(b) && node.shape().dim(0) <= MOST_VECTORS) {
      return matrixByVectors(b, a, 0);
    }
    return null;
  }

  /** Whether it is a constant matrix, perhaps transposed, that has few columns or few rows. */
  private static boolean isNarrow(Expr matrix) {
    Expr base = matrix.op() instanceof Transpose ? matrix.input(0) : matrix;
    Shape shape = base.shape();
    return base.op() instanceof Constant
        && shape.size() <= MOST_FOLDED
        && shape.dim(0) >= 4 * shape.dim(1)
        && shape.dim(1) <= MOST_COLUMNS;
  }

  /** Sums a matrix times each row of another along one of the matrix's axes. */
  private static Expr matrixByVectors(Expr matrix, Expr vectors, int axis) {
    if (matrix.op() instanceof Transpose) {
      return matrixByVectors(matrix.input(0), vectors, 1 - axis);
    }
    Shape all = matrix.shape().prepend(vectors.shape().dim(0));
    Expr left = Ops.expand(matrix, all, 1, 2);
    Expr right = Ops.expand(vectors, all, 0, 1 + axis);
    return Ops.sum(Ops.times(left, right), Axes.of(1 + axis));
  }

  private static Expr swapped(Expr matrix) {
    return Ops.transpose(matrix, 1, 0);
  }

  private static boolean swapsLast(Axes permutation) {
    int rank = permutation.count();
    int[] swap = IntStream.range(0, rank).toArray();
    swap[rank - 2] = rank - 1;
    swap[rank - 1] = rank - 2;
    return Arrays.equals(permutation.toArray(), swap);
  }

  private static Expr squeeze(Expr x, int axis) {
    Shape shape = x.shape().without(axis);
    return Ops.reshape(x, shape);
  }

  private static int[] except(int rank, int axis) {
    return IntStream.range(0, rank).filter(other -> other != axis).toArray();
  }
}
