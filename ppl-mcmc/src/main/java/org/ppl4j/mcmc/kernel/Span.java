package org.ppl4j.mcmc.kernel;

/**
 * A stretch of a trajectory, as the U-turn test sees it: momentum and velocity at its two ends, the
 * sum of all momenta, and the logarithm of the sum of its points' weights.
 */
final class Span {
  double[][] momentum;
  double[][] velocity;
  double[] sum;
  double logWeight;
  private boolean isPoint;

  Span(int dimension) {
    momentum = new double[2][dimension];
    velocity = new double[2][dimension];
    sum = new double[dimension];
  }

  /** Becomes one point. */
  void single(Point point, double weight) {
    int n = sum.length;
    for (int end = 0; end < 2; end++) {
      System.arraycopy(point.momentum, 0, momentum[end], 0, n);
      System.arraycopy(point.velocity, 0, velocity[end], 0, n);
    }
    System.arraycopy(point.momentum, 0, sum, 0, n);
    logWeight = weight;
    isPoint = true;
  }

  /**
   * Takes one end of another, which gets this one's in exchange and is of no more use: nothing is
   * copied.
   */
  void takeEnd(int end, Span other, int otherEnd) {
    double[] p = momentum[end];
    momentum[end] = other.momentum[otherEnd];
    other.momentum[otherEnd] = p;
    double[] v = velocity[end];
    velocity[end] = other.velocity[otherEnd];
    other.velocity[otherEnd] = v;
    isPoint = false;
  }

  /**
   * Whether two neighbours, and each with the nearest point of the other, still go forwards: both
   * ends' velocities along the sum of momenta.
   *
   * @param end which end of this one touches the other's end 0
   */
  boolean goesOnInto(Span other, int end) {
    if (isPoint && other.isPoint) {
      return pointGoesOnInto(other);
    }
    double[] farVelocity = velocity[1 - end];
    double[] nearVelocity = velocity[end];
    double[] nearMomentum = momentum[end];
    double[] otherMomentum = other.momentum[0];
    double[] otherNear = other.velocity[0];
    double[] otherFar = other.velocity[1];
    double farWhole = 0;
    double otherWhole = 0;
    double farThis = 0;
    double otherThis = 0;
    double nearOther = 0;
    double otherOther = 0;
    for (int i = 0; i < sum.length; i++) {
      double whole = sum[i] + other.sum[i];
      double withNext = sum[i] + otherMomentum[i];
      double withLast = other.sum[i] + nearMomentum[i];
      farWhole += farVelocity[i] * whole;
      otherWhole += otherFar[i] * whole;
      farThis += farVelocity[i] * withNext;
      otherThis += otherNear[i] * withNext;
      nearOther += nearVelocity[i] * withLast;
      otherOther += otherFar[i] * withLast;
    }
    return farWhole > 0
        && otherWhole > 0
        && farThis > 0
        && otherThis > 0
        && nearOther > 0
        && otherOther > 0;
  }

  /** The same for two points, whose three tests are one. */
  private boolean pointGoesOnInto(Span other) {
    double here = 0;
    double there = 0;
    for (int i = 0; i < sum.length; i++) {
      double both = sum[i] + other.sum[i];
      here += velocity[0][i] * both;
      there += other.velocity[0][i] * both;
    }
    return here > 0 && there > 0;
  }

  /** {@code log(exp(a) + exp(b))}. */
  static double logSum(double a, double b) {
    double larger = Math.max(a, b);
    if (larger == Double.NEGATIVE_INFINITY) {
      return larger;
    }
    // Weights need no relative accuracy near 1, so that log1p, which takes longer, is not needed.
    return larger + Math.log(1 + Math.exp(Math.min(a, b) - larger));
  }
}
