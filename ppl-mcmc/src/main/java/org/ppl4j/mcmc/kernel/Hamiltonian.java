package org.ppl4j.mcmc.kernel;

import java.util.List;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.noise.Key;

/** What transitions along simulated trajectories share: their state, and a first step size. */
abstract class Hamiltonian implements Transition, Tunable {
  private static final double LOG_REASONABLE = Math.log(0.8);

  final Potential potential;
  final Point current;
  private final double targetAcceptance;

  Hamiltonian(Potential potential, double targetAcceptance) {
    this.potential = potential;
    this.targetAcceptance = targetAcceptance;
    current = new Point(potential);
  }

  @Override
  public final List<Tunable> tunables() {
    return List.of(this);
  }

  @Override
  public final double targetAcceptance() {
    return targetAcceptance;
  }

  @Override
  public final int acceptance() {
    return statistics().indexOf(Statistics.ACCEPTANCE);
  }

  @Override
  public final int[] places() {
    return Places.first(potential.dimension());
  }

  @Override
  public Tuning initial() {
    return new Tuning(1, DiagonalMetric.unit(potential.dimension()));
  }

  @Override
  public State newState() {
    return new State(potential.size(), potential.dimension(), 0);
  }

  @Override
  public void init(State state, Key key) {
    state.setLogDensity(potential.logDensity(state.vector(), state.gradient()));
  }

  /**
   * Doubles or halves the step size until one leapfrog step's acceptance probability crosses 0.8.
   * Source: Stan's {@code base_hmc::init_stepsize}; Hoffman and Gelman 2014, Algorithm 4.
   */
  @Override
  public double stepSizeNear(Tuning now, State state, Key key) {
    double stepSize = now.stepSize();
    int tries = 0;
    boolean grow = gain(now.metric(), stepSize, state, key.fold(tries)) > LOG_REASONABLE;
    while (true) {
      tries++;
      double gain = gain(now.metric(), stepSize, state, key.fold(tries));
      if (grow != gain > LOG_REASONABLE) {
        return stepSize;
      }
      stepSize *= grow ? 2 : 0.5;
      if (stepSize > 1e7) {
        throw InvalidArgument.of(
            Report.of("the step size grows beyond all bounds: the density may be improper.")
                .cure("give every site a proper prior, or see that its data bound it"));
      }
      if (stepSize == 0) {
        throw InvalidArgument.of(
            Report.of("no step is small enough to be accepted: the density may not be continuous.")
                .cure("look at what the log density does near the initial point"));
      }
    }
  }

  /** {@code H(before) - H(after)} of one leapfrog step with a fresh momentum. */
  private double gain(Metric metric, double stepSize, State state, Key key) {
    current.start(state, metric, key);
    double before = current.energy();
    current.leapfrog(potential, metric, stepSize);
    return before - current.energy();
  }
}
