package org.ppl4j.mcmc.kernel;

/**
 * What warm-up finds out for a kernel.
 *
 * @param stepSize how far it goes at a time, in units of the metric
 * @param metric the scales of the density
 */
public record Tuning(double stepSize, Metric metric) {
  /** The same with another step size. */
  public Tuning withStepSize(double newStepSize) {
    return new Tuning(newStepSize, metric);
  }

  /** The same with another metric. */
  public Tuning withMetric(Metric newMetric) {
    return new Tuning(stepSize, newMetric);
  }
}
