package org.ppl4j.mcmc.kernel;

import java.util.List;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/** A trajectory of a fixed number of steps, accepted or rejected as a whole (Metropolis). */
final class HmcTransition extends Hamiltonian {
  private static final List<String> STATISTICS =
      List.of(
          Statistics.ACCEPTANCE,
          Statistics.STEP_SIZE,
          Statistics.LEAPFROGS,
          Statistics.DIVERGENT,
          Statistics.ENERGY);
  private static final double DIVERGENCE = 1000;

  private final double length;
  private final int mostSteps;
  private final double jitter;
  private final Point start;

  /**
   * Trajectories of a length.
   *
   * @param length in units of time; the number of steps is that over the step size, rounded down
   * @param jitter by how much of itself the step size varies at random, up and down
   */
  HmcTransition(
      Potential potential, double length, int mostSteps, double jitter, double targetAcceptance) {
    super(potential, targetAcceptance);
    this.length = length;
    this.mostSteps = mostSteps;
    this.jitter = jitter;
    start = new Point(potential);
  }

  @Override
  public List<String> statistics() {
    return STATISTICS;
  }

  @Override
  public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
    double nominal = tunings[0].stepSize();
    Metric metric = tunings[0].metric();
    Key uniforms = key.fold(1);
    double step = nominal * (1 + jitter * (2 * NoiseSource.uniform(uniforms, 0) - 1));
    int steps = (int) Math.max(1, Math.min(length / nominal, mostSteps));
    start.start(state, metric, key.fold(0));
    current.copy(start);
    double before = start.energy();
    int done = 0;
    boolean divergent = false;
    while (done < steps && !divergent) {
      current.leapfrog(potential, metric, step);
      done++;
      divergent = current.energy() - before > DIVERGENCE;
    }
    double gain = before - current.energy();
    Point chosen = NoiseSource.uniform(uniforms, 1) < Math.exp(gain) ? current : start;
    chosen.finish(next);
    statistics[0] = Math.min(1, Math.exp(gain));
    statistics[1] = nominal;
    statistics[2] = done;
    statistics[3] = divergent ? 1 : 0;
    statistics[4] = chosen.energy();
  }
}
