package org.ppl4j.mcmc.adapt;

import java.util.Arrays;
import org.ppl4j.mcmc.kernel.DenseMetric;
import org.ppl4j.mcmc.kernel.DiagonalMetric;
import org.ppl4j.mcmc.kernel.Metric;

/**
 * Means and (co)variances of vectors, one at a time (Welford 1962), as the metric of a window: with
 * the sample covariance S of n vectors,
 *
 * <pre>
 *   C = n / (n + 5) S + 1e-3 * 5 / (n + 5) I
 * </pre>
 *
 * <p>Source: Stan's {@code var_adaptation} and {@code covar_adaptation}.
 */
public final class Moments {
  private final boolean dense;
  private final int dimension;
  private final double[] mean;
  private final double[] squares;
  private final double[] steps;
  private long count;

  /**
   * Nothing seen yet.
   *
   * @param dense whether the metric is to be a whole matrix
   */
  public Moments(int dimension, boolean dense) {
    this.dense = dense;
    this.dimension = dimension;
    mean = new double[dimension];
    steps = new double[dimension];
    squares = new double[dense ? dimension * dimension : dimension];
  }

  /** Learns from a vector's numbers at some places. */
  public void add(double[] vector, int[] places) {
    count++;
    for (int i = 0; i < dimension; i++) {
      steps[i] = vector[places[i]] - mean[i];
      mean[i] += steps[i] / count;
    }
    for (int i = 0; i < dimension; i++) {
      double after = vector[places[i]] - mean[i];
      if (dense) {
        for (int j = 0; j < dimension; j++) {
          squares[i * dimension + j] += after * steps[j];
        }
      } else {
        squares[i] += after * steps[i];
      }
    }
  }

  /**
   * The metric of what was learned, which is then forgotten.
   *
   * @param before the metric so far; it stays if fewer than two vectors were seen
   */
  public Metric take(Metric before) {
    if (count < 2) {
      forget();
      return before;
    }
    double[] c = new double[squares.length];
    double shrink = count / (count + 5.0) / (count - 1);
    double floor = 1e-3 * 5 / (count + 5.0);
    for (int i = 0; i < dimension; i++) {
      if (dense) {
        for (int j = 0; j < dimension; j++) {
          // Rounding makes the two triangles differ in their last digits.
          double both = (squares[i * dimension + j] + squares[j * dimension + i]) / 2;
          c[i * dimension + j] = shrink * both + (i == j ? floor : 0);
        }
      } else {
        c[i] = shrink * squares[i] + floor;
      }
    }
    forget();
    return dense ? new DenseMetric(dimension, c) : new DiagonalMetric(c);
  }

  private void forget() {
    count = 0;
    Arrays.fill(mean, 0);
    Arrays.fill(squares, 0);
  }

  /** Everything it knows, as numbers. */
  double[] save() {
    double[] out = new double[1 + mean.length + squares.length];
    out[0] = count;
    System.arraycopy(mean, 0, out, 1, mean.length);
    System.arraycopy(squares, 0, out, 1 + mean.length, squares.length);
    return out;
  }

  void restore(double[] saved) {
    count = (long) saved[0];
    System.arraycopy(saved, 1, mean, 0, mean.length);
    System.arraycopy(saved, 1 + mean.length, squares, 0, squares.length);
  }
}
