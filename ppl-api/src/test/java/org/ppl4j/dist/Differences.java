package org.ppl4j.dist;

import java.util.function.DoubleUnaryOperator;

/** Numerical derivatives. */
final class Differences {
  private Differences() {}

  /**
   * The derivative of a function, from five-point central differences at steps from a hundredth of
   * {@code scale} down, each a third of the last: of those, the one that its neighbour agrees with
   * best.
   */
  static double derivative(DoubleUnaryOperator f, double x, double scale) {
    double best = Double.NaN;
    double disagreement = Double.POSITIVE_INFINITY;
    double last = Double.NaN;
    double h = 0.01 * scale;
    for (int k = 0; k < 14; k++) {
      double now = stencil(f, x, h);
      if (Math.abs(now - last) < disagreement) {
        disagreement = Math.abs(now - last);
        best = now;
      }
      last = now;
      h /= 3;
    }
    return best;
  }

  /** A step's scale for a parameter: its size, or 1 at zero. */
  static double scale(double x) {
    return x == 0 ? 1 : Math.abs(x);
  }

  private static double stencil(DoubleUnaryOperator f, double x, double h) {
    double near = f.applyAsDouble(x + h) - f.applyAsDouble(x - h);
    double far = f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h);
    return (8 * near - far) / (12 * h);
  }
}
