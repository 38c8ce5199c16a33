package org.ppl4j.mcmc.kernel;

import java.util.List;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/**
 * Random-walk Metropolis: {@code q' = q + h N(0, C)}, accepted with probability {@code min(1, p(q')
 * / p(q))}. Needs no gradient. Source: Metropolis et al. 1953; target acceptance: Roberts, Gelman
 * and Gilks 1997.
 *
 * @param targetAcceptance the mean acceptance probability that the step size is tuned for
 */
public record RandomWalk(double targetAcceptance) implements Kernel {
  private static final List<String> STATISTICS =
      List.of(Statistics.ACCEPTANCE, Statistics.STEP_SIZE);

  /** Tuned for 0.234, which is best in many dimensions. */
  public RandomWalk() {
    this(0.234);
  }

  /** Checks the range. */
  public RandomWalk {
    Ranges.probability("target acceptance", targetAcceptance);
  }

  @Override
  public String name() {
    return "random-walk";
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new Walk(potential, targetAcceptance);
  }

  private static final class Walk extends WithoutGradient implements Tunable {
    private final double targetAcceptance;
    private final double[] displacement;

    Walk(Potential potential, double targetAcceptance) {
      super(potential);
      this.targetAcceptance = targetAcceptance;
      displacement = new double[potential.dimension()];
    }

    @Override
    public List<String> statistics() {
      return STATISTICS;
    }

    @Override
    public List<Tunable> tunables() {
      return List.of(this);
    }

    @Override
    public double targetAcceptance() {
      return targetAcceptance;
    }

    @Override
    public int acceptance() {
      return 0;
    }

    @Override
    public int[] places() {
      return Places.first(potential.dimension());
    }

    /** Best for a normal density of unit variances. */
    @Override
    public Tuning initial() {
      int n = potential.dimension();
      return new Tuning(2.38 / Math.sqrt(Math.max(n, 1)), DiagonalMetric.unit(n));
    }

    @Override
    public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
      double step = tunings[0].stepSize();
      NoiseSource.fillNormal(key.fold(0), displacement, 0, displacement.length);
      tunings[0].metric().toDisplacement(displacement);
      next.copy(state);
      for (int i = 0; i < displacement.length; i++) {
        next.vector()[i] += step * displacement[i];
      }
      double proposed = potential.logDensity(next.vector());
      double gain = proposed - state.logDensity();
      if (NoiseSource.uniform(key.fold(1), 0) < Math.exp(gain)) {
        next.setLogDensity(proposed);
      } else {
        next.copy(state);
      }
      statistics[0] = Double.isNaN(gain) ? 0 : Math.min(1, Math.exp(gain));
      statistics[1] = step;
    }
  }
}
