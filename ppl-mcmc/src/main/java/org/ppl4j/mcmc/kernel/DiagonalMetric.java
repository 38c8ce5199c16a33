package org.ppl4j.mcmc.kernel;

import java.util.Arrays;

/** A metric of variances alone. */
public final class DiagonalMetric implements Metric {
  private final double[] variances;
  private final double[] deviations;

  /** The metric of these variances. */
  public DiagonalMetric(double[] variances) {
    this.variances = variances.clone();
    deviations = Arrays.stream(variances).map(Math::sqrt).toArray();
  }

  /** The metric of unit variances. */
  public static DiagonalMetric unit(int dimension) {
    double[] ones = new double[dimension];
    Arrays.fill(ones, 1);
    return new DiagonalMetric(ones);
  }

  @Override
  public int dimension() {
    return variances.length;
  }

  @Override
  public void drift(double[] momentum, double time, double[] position) {
    for (int i = 0; i < variances.length; i++) {
      position[i] += time * (variances[i] * momentum[i]);
    }
  }

  @Override
  public double velocity(double[] momentum, double[] out) {
    for (int i = 0; i < variances.length; i++) {
      out[i] = variances[i] * momentum[i];
    }
    return Sums.dot(momentum, 0, out, variances.length);
  }

  @Override
  public void toMomentum(double[] normals) {
    for (int i = 0; i < deviations.length; i++) {
      normals[i] /= deviations[i];
    }
  }

  @Override
  public void toDisplacement(double[] normals) {
    for (int i = 0; i < deviations.length; i++) {
      normals[i] *= deviations[i];
    }
  }

  @Override
  public double variance(int place) {
    return variances[place];
  }

  @Override
  public double[] inverse() {
    return variances.clone();
  }

  @Override
  public boolean isDense() {
    return false;
  }
}
