package org.ppl4j.dist;

import java.util.Arrays;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

/** Lower triangles of matrices as vectors, row by row. */
final class Triangles {
  private Triangles() {}

  /** The number of elements below the diagonal. */
  static int below(int size) {
    return size * (size - 1) / 2;
  }

  /** The size of matrices with so many elements below the diagonal; 1 for none. */
  static int sizeOf(int below) {
    int size = 1;
    while (below(size) < below) {
      size++;
    }
    return size;
  }

  /** Matrices with these elements below their diagonals, row by row, and zeros elsewhere. */
  static Real fill(Real vectors, int size) {
    int[] places = new int[size * size];
    Arrays.fill(places, below(size));
    int next = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        places[row * size + column] = next++;
      }
    }
    int axis = LastAxis.of(vectors);
    Int index = Int.constant(places, size, size);
    return new Real(Ops.gather(vectors.pad(axis, 0, 1).expr(), index.expr(), axis));
  }

  /** The elements below the diagonals, row by row. */
  static Real read(Real matrices) {
    int size = matrices.shape().dim(LastAxis.of(matrices));
    int[] places = new int[below(size)];
    int next = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        places[next++] = row * size + column;
      }
    }
    Shape flat = LastAxis.resized(matrices.shape(), size * size);
    int[] dims = flat.without(flat.rank() - 2).dims();
    return LastAxis.pick(matrices.reshape(dims), places);
  }

  /** The places of diagonal elements where rows run up to and with the diagonal. */
  static int[] diagonalPlaces(int size) {
    int[] places = new int[size];
    for (int row = 0; row < size; row++) {
      places[row] = below(row + 2) - 1;
    }
    return places;
  }

  /** The places of the other elements where rows run up to and with the diagonal. */
  static int[] otherPlaces(int size) {
    int[] places = new int[below(size)];
    int next = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < row; column++) {
        places[next++] = below(row + 1) + column;
      }
    }
    return places;
  }
}
