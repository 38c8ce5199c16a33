package org.ppl4j.mcmc.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/** Step by step the same as Stan's algorithm, given the same random numbers. */
class NutsTest {
  /** Neal's funnel in three dimensions, NaN far out: deep trees, divergences and no numbers. */
  private record Funnel() implements Potential {
    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public double logDensity(double[] q) {
      return logDensity(q, new double[3]);
    }

    @Override
    public double logDensity(double[] q, double[] gradient) {
      double precision = Math.exp(-q[0]);
      double squares = q[1] * q[1] + q[2] * q[2];
      gradient[0] = -q[0] / 9 - 1 + squares * precision / 2;
      gradient[1] = -q[1] * precision;
      gradient[2] = -q[2] * precision;
      return q[0] > 12 ? Double.NaN : -q[0] * q[0] / 18 - q[0] - squares * precision / 2;
    }

    @Override
    public Potential fork() {
      return this;
    }
  }

  @Test
  void doesWhatStanDoes() {
    Potential potential = new Funnel();
    double[] inverseMetric = {4, 0.5, 2};
    Set<Integer> depths = new HashSet<>();
    int divergences = 0;
    for (double step : new double[] {0.02, 0.2, 0.9}) {
      int maxDepth = 7;
      NutsTransition nuts = new NutsTransition(potential, new Nuts().withMaxDepth(maxDepth));
      Tuning[] tunings = {new Tuning(step, new DiagonalMetric(inverseMetric))};
      State state = nuts.newState();
      State next = nuts.newState();
      state.vector()[1] = 0.5;
      nuts.init(state, Key.of(0));
      double[] statistics = new double[nuts.statistics().size()];
      for (int i = 0; i < 400; i++) {
        Key key = Key.of(7).step(i);
        double[] momentum = new double[3];
        NoiseSource.fillNormal(key.fold(0), momentum, 0, 3);
        for (int k = 0; k < 3; k++) {
          momentum[k] /= Math.sqrt(inverseMetric[k]);
        }
        long[] used = {0};
        StanNuts stan =
            new StanNuts(
                potential,
                inverseMetric,
                step,
                maxDepth,
                () -> NoiseSource.uniform(key.fold(1), used[0]++));
        double[] expected = stan.transition(state.vector(), momentum);
        nuts.step(tunings, state, key, next, statistics);
        for (int k = 0; k < 3; k++) {
          assertThat(next.vector()[k])
              .isCloseTo(expected[k], within(1e-9 * (1 + Math.abs(expected[k]))));
        }
        assertThat(statistics[0]).isCloseTo(stan.acceptance, within(1e-9));
        assertThat(statistics[2]).isEqualTo(stan.depth);
        assertThat(statistics[3]).isEqualTo(stan.leapfrogs);
        assertThat(statistics[4]).isEqualTo(stan.divergent ? 1 : 0);
        assertThat(statistics[5])
            .isCloseTo(stan.energy, within(1e-7 * (1 + Math.abs(stan.energy))));
        depths.add(stan.depth);
        divergences += stan.divergent ? 1 : 0;
        state.copy(next);
      }
    }
    assertThat(depths).contains(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(divergences).isGreaterThan(10);
  }

  /**
   * Once compiled, a transition makes its keys and little else: less than an object for each step.
   */
  @Test
  void leapfrogStepsMakeNoObjects() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    NutsTransition nuts = new NutsTransition(new Funnel(), new Nuts().withMaxDepth(7));
    Tuning[] tunings = {new Tuning(0.02, DiagonalMetric.unit(3))};
    State state = nuts.newState();
    State next = nuts.newState();
    state.vector()[1] = 0.5;
    nuts.init(state, Key.of(0));
    double[] statistics = new double[nuts.statistics().size()];
    Key key = Key.of(3);
    double least = Double.POSITIVE_INFINITY;
    // HotSpot compiles when it likes.
    for (int batch = 0; batch < 500 && least >= 16; batch++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      double leapfrogs = 0;
      for (int i = 0; i < 50; i++) {
        nuts.step(tunings, state, key, next, statistics);
        leapfrogs += statistics[3];
      }
      least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / leapfrogs);
    }
    assertThat(least).isLessThan(16);
  }

  /** A state that is passed in is only read, and the same key gives the same step. */
  @Test
  void stepsArePure() {
    NutsTransition nuts = new NutsTransition(new Funnel(), new Nuts());
    Tuning[] tunings = {new Tuning(0.3, DiagonalMetric.unit(3))};
    State state = nuts.newState();
    nuts.init(state, Key.of(0));
    State first = nuts.newState();
    State second = nuts.newState();
    double[] statistics = new double[nuts.statistics().size()];
    nuts.step(tunings, state, Key.of(1), first, statistics);
    nuts.step(tunings, first, Key.of(2), second, statistics);
    assertThat(state.vector()).containsExactly(0, 0, 0);
    State again = nuts.newState();
    nuts.step(tunings, state, Key.of(1), again, statistics);
    assertThat(again.vector()).containsExactly(first.vector());
  }
}
