package org.ppl4j.runtime.jvm;

import java.util.List;
import java.util.function.Consumer;
import org.ppl4j.op.TriangularSolve;
import org.ppl4j.runtime.jvm.Code.Value;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * Cholesky factors of small matrices, and solutions of small triangular systems with one right-hand
 * side, written out: no loop's end is foretold wrongly, and what does not wait for a root or a
 * quotient is done meanwhile.
 */
final class SmallMatrices {
  private static final int MOST = 12;

  private final Writer writer;
  private final int n;

  private SmallMatrices(Writer writer, int n) {
    this.writer = writer;
    this.n = n;
  }

  /** Whether matrices of so many rows are written out. */
  static boolean fits(int n) {
    return n <= MOST;
  }

  /** Writes the factors of so many matrices' symmetric parts; NaN where there is none. */
  static void cholesky(Writer writer, Buffer a, Index from, Buffer out, int count, int n) {
    SmallMatrices matrices = new SmallMatrices(writer, n);
    matrices.each(
        count,
        matrix -> matrices.factor(a, from.plus(matrix.times(n * n)), out, matrix.times(n * n)));
  }

  /** Writes the solutions of so many systems of one right-hand side each. */
  static void triangularSolve(
      Writer writer,
      Buffer t,
      Index matrices,
      Buffer b,
      Index rights,
      Buffer out,
      int count,
      int n,
      TriangularSolve solve) {
    SmallMatrices systems = new SmallMatrices(writer, n);
    systems.each(
        count,
        system ->
            systems.solution(
                t,
                matrices.plus(system.times(n * n)),
                b,
                rights.plus(system.times(n)),
                out,
                system.times(n),
                solve));
  }

  private void each(int count, Consumer<Index> body) {
    if (count == 1) {
      body.accept(Index.ZERO);
      return;
    }
    LoopVariable counter = new LoopVariable(count);
    Code.Block block = writer.open(counter);
    body.accept(Index.of(counter));
    writer.close();
    writer.add(new Code.Loop(counter, block));
  }

  private void factor(Buffer a, Index from, Buffer out, Index to) {
    Value[][] factor = new Value[n][n];
    Value last = writer.literal(0);
    for (int j = 0; j < n; j++) {
      Value pivot = writer.load(a, from.plus(j * n + j));
      for (int k = 0; k < j; k++) {
        pivot = less(pivot, factor[j][k], factor[j][k]);
      }
      Value isPositive = writer.apply(Basic.LESS, writer.literal(0), pivot);
      Value root = writer.apply(Functions.SQRT, pivot);
      last = writer.apply(Basic.SELECT, isPositive, root, writer.literal(Double.NaN));
      factor[j][j] = last;
      writer.add(new Code.Store(out, to.plus(j * n + j), last));
      Value inverse = writer.apply(Basic.DIV, writer.literal(1), last);
      for (int i = j + 1; i < n; i++) {
        Value lower = writer.load(a, from.plus(i * n + j));
        Value upper = writer.load(a, from.plus(j * n + i));
        Value sum =
            writer.apply(Basic.TIMES, writer.apply(Basic.PLUS, lower, upper), writer.literal(0.5));
        for (int k = 0; k < j; k++) {
          sum = less(sum, factor[j][k], factor[i][k]);
        }
        factor[i][j] = writer.apply(Basic.TIMES, sum, inverse);
        writer.add(new Code.Store(out, to.plus(i * n + j), factor[i][j]));
        writer.add(new Code.Store(out, to.plus(j * n + i), writer.literal(0)));
      }
    }
    // What follows a pivot that has no root is NaN; so is all then.
    Code.Block none = writer.open();
    writer.add(
        new Code.Invoke("fill", List.of(out, to, n * n, Double.NaN), List.of(), List.of(out)));
    writer.close();
    Value exists = writer.apply(Basic.EQUAL, last, last);
    writer.add(new Code.Branch(exists, new Code.Block(), none));
  }

  private void solution(
      Buffer t, Index matrix, Buffer b, Index right, Buffer out, Index to, TriangularSolve solve) {
    int row = solve.transposed() ? 1 : n;
    int column = solve.transposed() ? n : 1;
    boolean forward = solve.lower() != solve.transposed();
    Value[] solution = new Value[n];
    for (int step = 0; step < n; step++) {
      int i = forward ? step : n - 1 - step;
      Value diagonal = writer.load(t, matrix.plus(i * (n + 1)));
      Value inverse = writer.apply(Basic.DIV, writer.literal(1), diagonal);
      Value sum = writer.load(b, right.plus(i));
      for (int before = 0; before < step; before++) {
        int j = forward ? before : n - 1 - before;
        sum = less(sum, writer.load(t, matrix.plus(i * row + j * column)), solution[j]);
      }
      solution[i] = writer.apply(Basic.TIMES, sum, inverse);
      writer.add(new Code.Store(out, to.plus(i), solution[i]));
    }
  }

  /** A number less a product. */
  private Value less(Value x, Value a, Value b) {
    return writer.apply(Basic.MINUS, x, writer.apply(Basic.TIMES, a, b));
  }
}
