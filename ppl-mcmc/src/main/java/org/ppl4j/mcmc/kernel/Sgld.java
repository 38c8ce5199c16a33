package org.ppl4j.mcmc.kernel;

import java.util.List;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/**
 * Stochastic gradient Langevin dynamics: {@code q' = q + h_t / 2 g + N(0, h_t)} with {@code g} an
 * unbiased estimate of the gradient, from subsampled plates, and {@code h_t = a (1 + t / b)^-c}.
 * Nothing is rejected: the draws are right only as the steps become small, and biased by them
 * otherwise. The log density that comes with a draw is an estimate. Source: Welling and Teh 2011.
 *
 * @param stepSize {@code a}, the first step
 * @param delay {@code b}, after how many steps they shrink
 * @param decay {@code c}, how fast; 0 for constant steps
 */
public record Sgld(double stepSize, double delay, double decay) implements Kernel {
  private static final List<String> STATISTICS = List.of(Statistics.STEP_SIZE);

  /** Constant steps. */
  public Sgld(double stepSize) {
    this(stepSize, 1, 0);
  }

  /** Checks the ranges. */
  public Sgld {
    Ranges.positive("step size", stepSize);
    Ranges.positive("delay", delay);
    Ranges.atLeast("decay", decay, 0);
  }

  @Override
  public String name() {
    return "sgld";
  }

  @Override
  public boolean takesEstimates() {
    return true;
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new Langevin(potential, this);
  }

  /** The state carries how many steps are behind it. */
  private static final class Langevin implements Transition {
    private final Potential potential;
    private final Sgld sgld;
    private final double[] noise;

    Langevin(Potential potential, Sgld sgld) {
      this.potential = potential;
      this.sgld = sgld;
      noise = new double[potential.dimension()];
    }

    @Override
    public List<String> statistics() {
      return STATISTICS;
    }

    @Override
    public List<Tunable> tunables() {
      return List.of();
    }

    @Override
    public State newState() {
      return new State(potential.size(), potential.dimension(), 1);
    }

    @Override
    public void init(State state, Key key) {
      state.setLogDensity(potential.estimate(key, state.vector(), state.gradient()));
    }

    @Override
    public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
      double steps = state.memory()[0];
      double step = sgld.stepSize() * Math.pow(1 + steps / sgld.delay(), -sgld.decay());
      next.copy(state);
      NoiseSource.fillNormal(key.fold(0), noise, 0, noise.length);
      for (int i = 0; i < noise.length; i++) {
        next.vector()[i] += step / 2 * state.gradient()[i] + Math.sqrt(step) * noise[i];
      }
      next.setLogDensity(potential.estimate(key.fold(1), next.vector(), next.gradient()));
      next.memory()[0] = steps + 1;
      statistics[0] = step;
    }
  }
}
