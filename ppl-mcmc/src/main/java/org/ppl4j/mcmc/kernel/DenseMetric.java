package org.ppl4j.mcmc.kernel;

import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;

/** A metric of a whole covariance matrix {@code C = L L'}. */
public final class DenseMetric implements Metric {
  private final int dimension;
  private final double[] covariance;
  private final double[] factor;

  /**
   * The metric of a covariance matrix.
   *
   * @param covariance row-major
   * @throws InvalidArgument if it is not positive definite
   */
  public DenseMetric(int dimension, double[] covariance) {
    this.dimension = dimension;
    this.covariance = covariance.clone();
    factor = cholesky(dimension, covariance);
  }

  private static double[] cholesky(int n, double[] a) {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= l[i * n + k] * l[j * n + k];
        }
        if (i == j && !(sum > 0)) {
          throw InvalidArgument.of(
              Report.of("the metric is not positive definite.")
                  .cure("use the diagonal metric, or more warm-up"));
        }
        l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
      }
    }
    return l;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void drift(double[] momentum, double time, double[] position) {
    for (int i = 0; i < dimension; i++) {
      position[i] += time * Sums.dot(covariance, i * dimension, momentum, dimension);
    }
  }

  @Override
  public double velocity(double[] momentum, double[] out) {
    for (int i = 0; i < dimension; i++) {
      out[i] = Sums.dot(covariance, i * dimension, momentum, dimension);
    }
    return Sums.dot(momentum, 0, out, dimension);
  }

  /** Solves {@code L' p = z}, whose covariance is {@code L'^-1 L^-1 = C^-1}. */
  @Override
  public void toMomentum(double[] normals) {
    for (int i = dimension - 1; i >= 0; i--) {
      double sum = normals[i];
      for (int j = i + 1; j < dimension; j++) {
        sum -= factor[j * dimension + i] * normals[j];
      }
      normals[i] = sum / factor[i * dimension + i];
    }
  }

  /** {@code L z}, from the last number on, so that it can be done in place. */
  @Override
  public void toDisplacement(double[] normals) {
    for (int i = dimension - 1; i >= 0; i--) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += factor[i * dimension + j] * normals[j];
      }
      normals[i] = sum;
    }
  }

  @Override
  public double variance(int place) {
    return covariance[place * dimension + place];
  }

  @Override
  public double[] inverse() {
    return covariance.clone();
  }

  @Override
  public boolean isDense() {
    return true;
  }
}
