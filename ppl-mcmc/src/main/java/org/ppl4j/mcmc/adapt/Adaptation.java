package org.ppl4j.mcmc.adapt;

import org.ppl4j.mcmc.kernel.DenseMetric;
import org.ppl4j.mcmc.kernel.DiagonalMetric;
import org.ppl4j.mcmc.kernel.Metric;
import org.ppl4j.mcmc.kernel.State;
import org.ppl4j.mcmc.kernel.Tunable;
import org.ppl4j.mcmc.kernel.Tuning;
import org.ppl4j.noise.Key;

/**
 * One chain's warm-up of one tunable: the step size by {@link DualAveraging}, the metric by {@link
 * Windows}; when a window ends, the step size is found anew.
 */
public final class Adaptation {
  private final Tunable tunable;
  private final Windows windows;
  private final boolean stepTuned;
  private final DualAveraging average;
  private final Moments moments;
  private Tuning tuning;

  /**
   * Warm-up that has not begun.
   *
   * @param dense whether the metric is a whole matrix
   */
  public Adaptation(Tunable tunable, Windows windows, boolean dense) {
    this.tunable = tunable;
    this.windows = windows;
    tuning = tunable.initial();
    stepTuned = !Double.isNaN(tunable.targetAcceptance());
    average = new DualAveraging(tunable.targetAcceptance(), tuning.stepSize());
    moments = new Moments(tunable.places().length, dense);
  }

  /** What is to be used now. */
  public Tuning tuning() {
    return tuning;
  }

  /** Finds a first step size near where the chain begins. */
  public void begin(State state, Key key) {
    if (stepTuned) {
      tuning = tuning.withStepSize(tunable.stepSizeNear(tuning, state, key));
      average.restart(tuning.stepSize());
    }
  }

  /**
   * Learns from one iteration of warm-up.
   *
   * @param iteration which one, from 0
   * @param state where it led
   * @param statistics its statistics
   * @param key for a new step size
   */
  public void learn(int iteration, State state, double[] statistics, Key key) {
    if (stepTuned) {
      tuning = tuning.withStepSize(average.learn(statistics[tunable.acceptance()]));
    }
    if (windows.learns(iteration)) {
      moments.add(state.vector(), tunable.places());
    }
    if (windows.ends(iteration)) {
      tuning = tuning.withMetric(moments.take(tuning.metric()));
      begin(state, key);
    }
  }

  /** Settles: from here on nothing changes. */
  public void end() {
    if (stepTuned) {
      tuning = tuning.withStepSize(average.settled(tuning.stepSize()));
    }
  }

  /** Everything it knows, as numbers. */
  public double[][] save() {
    Metric metric = tuning.metric();
    return new double[][] {
      {tuning.stepSize(), metric.isDense() ? 1 : 0},
      metric.inverse(),
      average.save(),
      moments.save()
    };
  }

  /** Becomes what was saved. */
  public void restore(double[][] saved) {
    boolean wasDense = saved[0][1] != 0;
    Metric metric =
        wasDense
            ? new DenseMetric(tunable.places().length, saved[1])
            : new DiagonalMetric(saved[1]);
    tuning = new Tuning(saved[0][0], metric);
    average.restore(saved[2]);
    moments.restore(saved[3]);
  }
}
