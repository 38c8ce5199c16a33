package org.ppl4j.runtime.jvm;

import java.util.Arrays;

/**
 * Matrix algebra that generated code calls. Four columns at a time have their sums in registers,
 * which suits matrices of a few to a few hundred rows; the last four may be some that are done
 * already.
 */
final class MatrixRoutines {
  private MatrixRoutines() {}

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
        int to = (batch * rows + i) * columns;
        int left = aStart + i * aRow;
        for (int block = 0; block < columns && columns >= 4; block += 4) {
          int j = Math.min(block, columns - 4);
          int right = bStart + j * bColumn;
          double sum0 = 0;
          double sum1 = 0;
          double sum2 = 0;
          double sum3 = 0;
          for (int k = 0; k < length; k++) {
            double factor = a[left + k * aColumn];
            int at = right + k * bRow;
            sum0 += factor * b[at];
            sum1 += factor * b[at + bColumn];
            sum2 += factor * b[at + 2 * bColumn];
            sum3 += factor * b[at + 3 * bColumn];
          }
          out[to + j] = sum0;
          out[to + j + 1] = sum1;
          out[to + j + 2] = sum2;
          out[to + j + 3] = sum3;
        }
        for (int j = 0; j < columns && columns < 4; j++) {
          double sum = 0;
          for (int k = 0; k < length; k++) {
            sum += a[left + k * aColumn] * b[bStart + k * bRow + j * bColumn];
          }
          out[to + j] = sum;
        }
      }
    }
  }

  /** Copies matrices anywhere in an array to another, row by row. */
  static void layOut(
      double[] from,
      int offset,
      int batch,
      int row,
      int column,
      double[] to,
      int batches,
      int rows,
      int columns) {
    for (int matrix = 0; matrix < batches; matrix++) {
      // Four columns at a time, so that what is fetched of a column's neighbours is used.
      for (int first = 0; first < columns; first += 4) {
        int end = Math.min(first + 4, columns);
        for (int i = 0; i < rows; i++) {
          int at = offset + matrix * batch + i * row;
          int place = (matrix * rows + i) * columns;
          for (int j = first; j < end; j++) {
            to[place + j] = from[at + j * column];
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
    for (int j = 0; j < n; j++) {
      int row = start + j * n;
      double pivot = a[from + j * n + j];
      for (int k = 0; k < j; k++) {
        pivot -= out[row + k] * out[row + k];
      }
      if (!(pivot > 0)) {
        return false;
      }
      double diagonal = Math.sqrt(pivot);
      out[row + j] = diagonal;
      Arrays.fill(out, row + j + 1, row + n, 0);
      // The column below: two rows at a time.
      int i = j + 1;
      for (; i + 2 <= n; i += 2) {
        int below = start + i * n;
        double sum0 = (a[from + i * n + j] + a[from + j * n + i]) / 2;
        double sum1 = (a[from + (i + 1) * n + j] + a[from + j * n + i + 1]) / 2;
        for (int k = 0; k < j; k++) {
          double factor = out[row + k];
          sum0 -= factor * out[below + k];
          sum1 -= factor * out[below + n + k];
        }
        out[below + j] = sum0 / diagonal;
        out[below + n + j] = sum1 / diagonal;
      }
      if (i < n) {
        int below = start + i * n;
        double sum = (a[from + i * n + j] + a[from + j * n + i]) / 2;
        for (int k = 0; k < j; k++) {
          sum -= out[row + k] * out[below + k];
        }
        out[below + j] = sum / diagonal;
      }
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
    int row = transposed ? 1 : n;
    int column = transposed ? n : 1;
    boolean forward = lower != transposed;
    for (int system = 0; system < count; system++) {
      int matrix = tOffset + system * n * n;
      int from = bOffset + system * n * columns;
      int start = system * n * columns;
      for (int step = 0; step < n; step++) {
        int i = forward ? step : n - 1 - step;
        int first = forward ? 0 : i + 1;
        int end = forward ? i : n;
        int entries = matrix + i * row;
        double diagonal = t[entries + i * column];
        int to = start + i * columns;
        for (int block = 0; block < columns && columns >= 4; block += 4) {
          int c = Math.min(block, columns - 4);
          double sum0 = b[from + i * columns + c];
          double sum1 = b[from + i * columns + c + 1];
          double sum2 = b[from + i * columns + c + 2];
          double sum3 = b[from + i * columns + c + 3];
          for (int j = first; j < end; j++) {
            double entry = t[entries + j * column];
            int at = start + j * columns + c;
            sum0 -= entry * out[at];
            sum1 -= entry * out[at + 1];
            sum2 -= entry * out[at + 2];
            sum3 -= entry * out[at + 3];
          }
          out[to + c] = sum0 / diagonal;
          out[to + c + 1] = sum1 / diagonal;
          out[to + c + 2] = sum2 / diagonal;
          out[to + c + 3] = sum3 / diagonal;
        }
        for (int c = 0; c < columns && columns < 4; c++) {
          double sum = b[from + i * columns + c];
          for (int j = first; j < end; j++) {
            sum -= t[entries + j * column] * out[start + j * columns + c];
          }
          out[to + c] = sum / diagonal;
        }
      }
    }
  }
}
