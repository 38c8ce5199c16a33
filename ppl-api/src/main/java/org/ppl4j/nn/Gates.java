package org.ppl4j.nn;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/** Gates side by side in the last axis. */
final class Gates {
  private Gates() {}

  /** One gate's features. */
  static Real gate(Real all, int index, int size) {
    return all.slice(all.shape().rank() - 1, index * size, (index + 1) * size);
  }

  /** A random orthogonal matrix for each of several gates, side by side. */
  static Initializer orthogonal(int gates) {
    return (shape, fans, key) -> {
      int rows = shape.dim(0);
      int columns = shape.dim(1) / gates;
      double[] out = new double[shape.size()];
      for (int gate = 0; gate < gates; gate++) {
        double[] one =
            Initializers.orthogonal(1).draw(Shape.of(rows, columns), fans, key.fold(gate));
        for (int row = 0; row < rows; row++) {
          int to = row * shape.dim(1) + gate * columns;
          System.arraycopy(one, row * columns, out, to, columns);
        }
      }
      return out;
    };
  }
}
