package org.ppl4j.op;

import org.ppl4j.type.Shape;

/**
 * Reads an array in the order of a shape, with a step for each axis; the kernels' one loop nest.
 */
final class Strided {
  private Strided() {}

  static double[] read(double[] data, int offset, Shape shape, int[] steps) {
    double[] out = new double[shape.size()];
    int[] index = new int[shape.rank()];
    int at = offset;
    for (int i = 0; i < out.length; i++) {
      out[i] = data[at];
      for (int axis = index.length - 1; axis >= 0; axis--) {
        at += steps[axis];
        if (++index[axis] < shape.dim(axis)) {
          break;
        }
        at -= steps[axis] * index[axis];
        index[axis] = 0;
      }
    }
    return out;
  }

  /** Writes an array's elements into another, in the order of a shape, a step for each axis. */
  static void write(double[] from, double[] to, int offset, Shape shape, int[] steps) {
    int[] index = new int[shape.rank()];
    int at = offset;
    for (double element : from) {
      to[at] = element;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        at += steps[axis];
        if (++index[axis] < shape.dim(axis)) {
          break;
        }
        at -= steps[axis] * index[axis];
        index[axis] = 0;
      }
    }
  }
}
