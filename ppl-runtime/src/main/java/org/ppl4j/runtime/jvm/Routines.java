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

  /** Adds the sums of the numbers of vectors side by side to elements side by side. */
  static void addLanes(double[] vectors, int offset, int lanes, int count, double[] out, int at) {
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int lane = 0; lane < lanes; lane++) {
        sum += vectors[offset + i * lanes + lane];
      }
      out[at + i] += sum;
    }
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
