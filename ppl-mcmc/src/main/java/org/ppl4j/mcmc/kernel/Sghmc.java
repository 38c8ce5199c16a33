package org.ppl4j.mcmc.kernel;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/**
 * Stochastic gradient Hamiltonian Monte Carlo with control variates:
 *
 * <pre>
 *   v' = (1 - a) v + h g + N(0, 2 a h),   q' = q + v'
 *   g  = G(c) + g(q; batch) - g(c; batch)
 * </pre>
 *
 * <p>for step size {@code h} and friction {@code a}; {@code g(.; batch)} is the gradient estimated
 * from subsampled plates and {@code G(c)} the whole one at a centre near the mode. The differences
 * of two estimates from one batch vary little near the centre. Nothing is rejected: the draws are
 * biased by the step size. Source: Chen, Fox and Guestrin 2014; Baker, Fearnhead, Fox and Nemeth
 * 2019.
 *
 * @param stepSize {@code h}
 * @param friction {@code a}, between 0 and 1
 * @param search how many steps of stochastic gradient ascent find the centre
 */
public record Sghmc(double stepSize, double friction, int search) implements Kernel {
  private static final List<String> STATISTICS = List.of(Statistics.STEP_SIZE);

  /** Friction 0.1, and 1,000 steps to the centre. */
  public Sghmc(double stepSize) {
    this(stepSize, 0.1, 1000);
  }

  /** Checks the ranges. */
  public Sghmc {
    Ranges.positive("step size", stepSize);
    Ranges.probability("friction", friction);
    Ranges.atLeast("search", search, 0);
  }

  @Override
  public String name() {
    return "sghmc";
  }

  @Override
  public boolean takesEstimates() {
    return true;
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new Controlled(potential, this);
  }

  /** The state carries the velocity, the centre, and the whole gradient there. */
  private static final class Controlled implements Transition {
    private final Potential potential;
    private final Sghmc sghmc;
    private final int dimension;
    private final double[] noise;
    private final double[] here;
    private final double[] there;
    private final double[] centre;

    Controlled(Potential potential, Sghmc sghmc) {
      this.potential = potential;
      this.sghmc = sghmc;
      dimension = potential.dimension();
      noise = new double[dimension];
      here = new double[dimension];
      there = new double[dimension];
      centre = new double[potential.size()];
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
      return new State(potential.size(), 0, 3 * dimension);
    }

    @Override
    public void init(State state, Key key) {
      System.arraycopy(state.vector(), 0, centre, 0, centre.length);
      ascend(key.fold("search"));
      potential.wholeGradient(centre, here);
      System.arraycopy(centre, 0, state.memory(), dimension, dimension);
      System.arraycopy(here, 0, state.memory(), 2 * dimension, dimension);
      System.arraycopy(centre, 0, state.vector(), 0, dimension);
      state.setLogDensity(potential.estimate(key, state.vector(), here));
    }

    /** RMSprop with steps that shrink: gradients of all scales, and noise that averages out. */
    private void ascend(Key key) {
      double[] squares = noise;
      Arrays.fill(squares, 0);
      for (int step = 0; step < sghmc.search(); step++) {
        potential.estimate(key.step(step), centre, here);
        double rate = 0.1 / (1 + 10.0 * step / sghmc.search());
        double correction = 1 - Math.pow(0.9, step + 1.0);
        for (int i = 0; i < dimension; i++) {
          squares[i] = 0.9 * squares[i] + 0.1 * here[i] * here[i];
          centre[i] += rate * here[i] / (Math.sqrt(squares[i] / correction) + 1e-8);
        }
      }
    }

    @Override
    public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
      next.copy(state);
      double[] memory = next.memory();
      System.arraycopy(state.vector(), 0, centre, 0, centre.length);
      System.arraycopy(memory, dimension, centre, 0, dimension);
      Key batch = key.fold(1);
      next.setLogDensity(potential.estimate(batch, state.vector(), here));
      potential.estimate(batch, centre, there);
      NoiseSource.fillNormal(key.fold(0), noise, 0, dimension);
      double h = sghmc.stepSize();
      double a = sghmc.friction();
      double spread = Math.sqrt(2 * a * h);
      for (int i = 0; i < dimension; i++) {
        double gradient = memory[2 * dimension + i] + here[i] - there[i];
        memory[i] = (1 - a) * memory[i] + h * gradient + spread * noise[i];
        next.vector()[i] += memory[i];
      }
      statistics[0] = h;
    }
  }
}
