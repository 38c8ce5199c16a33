package org.ppl4j.runtime.jvm;

import java.util.Arrays;
import org.ppl4j.error.InvalidIndex;
import org.ppl4j.error.PplException;
import org.ppl4j.ir.Expr;

/** What generated code calls. Arrays are dense and row-major, from an offset on. */
final class Routines {
  private Routines() {}

  static void fill(double[] x, int offset, int count, double value) {
    Arrays.fill(x, offset, offset + count, value);
  }

  static void copy(double[] from, double[] to, int count) {
    System.arraycopy(from, 0, to, 0, count);
  }

  /** An index into an axis; {@code node} is the operation that reads it. */
  static int index(double index, int length, Object node) {
    if (!(index >= 0 && index < length)) {
      throw invalid(index, length, (Expr) node);
    }
    return (int) index;
  }

  private static PplException invalid(double index, int length, Expr node) {
    return InvalidIndex.atRunTime(node.op().name(), index, length).at(node.source());
  }

  static void evaluate(double[][] arrays, WholeKernel kernel) {
    kernel.run(arrays);
  }

  /** {@code out = a b}, for batches of matrices anywhere in their arrays. */
  static void matmul(
      double[] a,
      int aOffset,
      int aBatch,
      int aRow,
      int aColumn,
      double[] b,
      int bOffset,
      int bBatch,
      int bRow,
      int bColumn,
      double[] out,
      int batches,
      int rows,
      int length,
      int columns) {
    for (int batch = 0; batch < batches; batch++) {
      int aStart = aOffset + batch * aBatch;
      int bStart = bOffset + batch * bBatch;
      for (int i = 0; i < rows; i++) {
        int outRow = (batch * rows + i) * columns;
        Arrays.fill(out, outRow, outRow + columns, 0);
        for (int k = 0; k < length; k++) {
          double left = a[aStart + i * aRow + k * aColumn];
          int right = bStart + k * bRow;
          for (int j = 0; j < columns; j++) {
            out[outRow + j] += left * b[right + j * bColumn];
          }
        }
      }
    }
  }

  /** The Cholesky factors of the symmetric parts; NaN where there is none. */
  static void cholesky(double[] a, int offset, double[] out, int count, int n) {
    for (int matrix = 0; matrix < count; matrix++) {
      int start = matrix * n * n;
      if (!factor(a, offset + start, out, start, n)) {
        Arrays.fill(out, start, start + n * n, Double.NaN);
      }
    }
  }

  private static boolean factor(double[] a, int from, double[] out, int start, int n) {
    for (int i = 0; i < n; i++) {
      int row = start + i * n;
      for (int j = 0; j < i; j++) {
        double sum = (a[from + i * n + j] + a[from + j * n + i]) / 2;
        int other = start + j * n;
        for (int k = 0; k < j; k++) {
          sum -= out[row + k] * out[other + k];
        }
        out[row + j] = sum / out[other + j];
      }
      double sum = a[from + i * n + i];
      for (int k = 0; k < i; k++) {
        sum -= out[row + k] * out[row + k];
      }
      if (!(sum > 0)) {
        return false;
      }
      out[row + i] = Math.sqrt(sum);
      Arrays.fill(out, row + i + 1, row + n, 0);
    }
    return true;
  }

  /** Solves {@code t x = b}, or with the transpose of {@code t}, for all columns of {@code b}. */
  static void triangularSolve(
      double[] t,
      int tOffset,
      double[] b,
      int bOffset,
      double[] out,
      int count,
      int n,
      int columns,
      boolean lower,
      boolean transposed) {
    System.arraycopy(b, bOffset, out, 0, count * n * columns);
    boolean forward = lower != transposed;
    for (int system = 0; system < count; system++) {
      int matrix = tOffset + system * n * n;
      int start = system * n * columns;
      for (int step = 0; step < n; step++) {
        int i = forward ? step : n - 1 - step;
        int row = start + i * columns;
        for (int j = forward ? 0 : i + 1; j < (forward ? i : n); j++) {
          double entry = transposed ? t[matrix + j * n + i] : t[matrix + i * n + j];
          int other = start + j * columns;
          for (int column = 0; column < columns; column++) {
            out[row + column] -= entry * out[other + column];
          }
        }
        double diagonal = t[matrix + i * n + i];
        for (int column = 0; column < columns; column++) {
          out[row + column] /= diagonal;
        }
      }
    }
  }

  /** Sums by groups; no order means that the elements lie in the groups' order. */
  static void addGroups(double[] x, int offset, int[] starts, int[] order, double[] out) {
    for (int group = 0; group + 1 < starts.length; group++) {
      double sum = 0;
      int end = starts[group + 1];
      if (order.length == 0) {
        for (int i = starts[group]; i < end; i++) {
          sum += x[offset + i];
        }
      } else {
        for (int i = starts[group]; i < end; i++) {
          sum += x[offset + order[i]];
        }
      }
      out[group] = sum;
    }
  }

  /** Running sums along the middle of three axes. */
  static void cumSum(
      double[] x, int offset, double[] out, int outer, int length, int inner, boolean reverse) {
    System.arraycopy(x, offset, out, 0, outer * length * inner);
    for (int i = 0; i < outer; i++) {
      for (int k = 1; k < length; k++) {
        int row = (i * length + (reverse ? length - 1 - k : k)) * inner;
        int before = reverse ? row + inner : row - inner;
        for (int j = 0; j < inner; j++) {
          out[row + j] += out[before + j];
        }
      }
    }
  }

  /** The places of the greatest elements along the middle of three axes. */
  static void argMax(double[] x, int offset, double[] out, int outer, int length, int inner) {
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < inner; j++) {
        int start = offset + i * length * inner + j;
        int best = 0;
        for (int k = 1; k < length; k++) {
          double champion = x[start + best * inner];
          double challenger = x[start + k * inner];
          boolean wins = challenger > champion || Double.isNaN(challenger);
          best = wins && !Double.isNaN(champion) ? k : best;
        }
        out[i * inner + j] = best;
      }
    }
  }
}
