package org.ppl4j.mcmc.adapt;

/**
 * Tunes a step size until a statistic's mean is what is wanted: with {@code h_t = target -
 * statistic_t},
 *
 * <pre>
 *   s_t = (1 - 1 / (t + t0)) s_{t-1} + h_t / (t + t0)
 *   log step_t = mu - s_t sqrt(t) / gamma
 *   log mean_t = (1 - t^-kappa) log mean_{t-1} + t^-kappa log step_t
 * </pre>
 *
 * <p>Source: Hoffman and Gelman 2014, section 3.2, after Nesterov 2009; constants gamma = 0.05,
 * kappa = 0.75, t0 = 10, mu = log(10 step_0).
 */
public final class DualAveraging {
  private static final double GAMMA = 0.05;
  private static final double KAPPA = 0.75;
  private static final double T0 = 10;

  private final double target;
  private double mu;
  private double count;
  private double error;
  private double logMean;

  /** Tuning for a mean, from a first step size on. */
  public DualAveraging(double target, double stepSize) {
    this.target = target;
    restart(stepSize);
  }

  /** Forgets everything and begins at a step size. */
  public void restart(double stepSize) {
    mu = Math.log(10 * stepSize);
    count = 0;
    error = 0;
    logMean = 0;
  }

  /**
   * Learns from one step.
   *
   * @param statistic its statistic; no number counts as 0, above 1 as 1
   * @return the next step size
   */
  public double learn(double statistic) {
    count++;
    double known = Double.isNaN(statistic) ? 0 : Math.min(statistic, 1);
    double eta = 1 / (count + T0);
    error = (1 - eta) * error + eta * (target - known);
    double logStep = mu - error * Math.sqrt(count) / GAMMA;
    double weight = Math.pow(count, -KAPPA);
    logMean = (1 - weight) * logMean + weight * logStep;
    return Math.exp(logStep);
  }

  /** The step size to keep, {@code exp(log mean_t)}; the one given where nothing was learned. */
  public double settled(double stepSize) {
    return count == 0 ? stepSize : Math.exp(logMean);
  }

  double[] save() {
    return new double[] {mu, count, error, logMean};
  }

  void restore(double[] saved) {
    mu = saved[0];
    count = saved[1];
    error = saved[2];
    logMean = saved[3];
  }
}
