package org.ppl4j.runtime.jvm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.rewrite.Rewriter;
import org.ppl4j.compiler.rewrite.Rule;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Abs;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.MatMul;
import org.ppl4j.op.Max;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Transpose;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/** Writes out operations that are made of others, so that their parts join loops. */
final class Preparation {
  private static final List<Rule> RULES =
      List.of(
          new Rule("logSumExp", Preparation::logSumExp),
          new Rule("product with a vector", Preparation::productWithVector));

  private Preparation() {}

  static Graph prepare(Graph graph) {
    return Rewriter.rewrite(graph, RULES);
  }

  /** {@code max + log(sum(exp(x - max)))}; an infinite maximum is the result itself. */
  private static @Nullable Expr logSumExp(Expr node) {
    if (!(node.op() instanceof LogSumExp op)) {
      return null;
    }
    Expr x = node.input(0);
    if (x.shape().size() == 0) {
      Expr none = Ops.real(Double.NEGATIVE_INFINITY);
      return node.shape().isScalar() ? none : Ops.expand(none, node.shape());
    }
    Expr max = Expr.of(new Max(op.axes()), List.of(x));
    Expr terms = Ops.exp(Ops.minus(x, op.restore(max, x)));
    Expr sum = Ops.plus(max, Ops.log(Ops.sum(terms, op.axes())));
    Expr infinite = Ops.equal(Ops.unary(new Abs(), max), Ops.real(Double.POSITIVE_INFINITY));
    return Ops.select(infinite, max, sum);
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
