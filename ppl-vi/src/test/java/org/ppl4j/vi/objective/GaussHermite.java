package org.ppl4j.vi.objective;

/** Gauss-Hermite quadrature for means over a standard normal number. */
final class GaussHermite {
  private GaussHermite() {}

  /** Pairs of weight and node; the nodes are the roots of the Hermite polynomial, by Newton. */
  static double[][] standardNormal(int count) {
    double[][] out = new double[count][];
    double reach = 2 * Math.sqrt(count) + 1;
    int found = 0;
    int steps = 200 * count;
    double before = hermite(count, -reach)[0];
    for (int i = 1; i <= steps; i++) {
      double x = -reach + 2 * reach * i / steps;
      double now = hermite(count, x)[0];
      if (before * now < 0) {
        double node = x - reach / steps;
        for (int k = 0; k < 20; k++) {
          double[] h = hermite(count, node);
          node -= h[0] / (Math.sqrt(count) * h[1]);
        }
        double slope = hermite(count, node)[1];
        out[found++] = new double[] {1 / (count * slope * slope), node};
      }
      before = now;
    }
    if (found != count) {
      throw new IllegalStateException(found + " nodes of " + count);
    }
    return out;
  }

  /**
   * The normalised polynomials of degree n and n - 1; the derivative is sqrt(n) times the latter.
   */
  private static double[] hermite(int degree, double x) {
    double last = 0;
    double value = 1;
    for (int n = 1; n <= degree; n++) {
      double next = (x * value - Math.sqrt(n - 1) * last) / Math.sqrt(n);
      last = value;
      value = next;
    }
    return new double[] {value, last};
  }
}
