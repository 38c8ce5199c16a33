package org.ppl4j.mcmc.kernel;

import java.util.Arrays;
import java.util.List;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/** One trajectory of {@link Nuts}: all arrays are made once, none in a step. */
final class NutsTransition extends Hamiltonian {
  private static final List<String> STATISTICS =
      List.of(
          Statistics.ACCEPTANCE,
          Statistics.STEP_SIZE,
          Statistics.TREE_DEPTH,
          Statistics.LEAPFROGS,
          Statistics.DIVERGENT,
          Statistics.ENERGY);
  private static final long MOMENTUM = 0;
  private static final long UNIFORMS = 1;

  private final Nuts nuts;
  private final Point sample;
  private final Point proposal;
  private final Point[] ends;
  private final Span whole;
  private final Span fresh;
  private final Level[] levels;

  private Metric metric;
  private double initialEnergy;
  private Key key = new Key(0, 0);
  private long uniforms;
  private int leapfrogs;
  private double acceptance;
  private boolean divergent;

  /** The two halves of a subtree, and the proposal of the second one. */
  private static final class Level {
    final Span first;
    final Span second;
    final Point proposal;

    Level(Potential potential) {
      first = new Span(potential.dimension());
      second = new Span(potential.dimension());
      proposal = new Point(potential);
    }
  }

  NutsTransition(Potential potential, Nuts nuts) {
    super(potential, nuts.targetAcceptance());
    this.nuts = nuts;
    sample = new Point(potential);
    proposal = new Point(potential);
    ends = new Point[] {new Point(potential), new Point(potential)};
    whole = new Span(potential.dimension());
    fresh = new Span(potential.dimension());
    levels = new Level[nuts.maxDepth()];
    Arrays.setAll(levels, depth -> new Level(potential));
    metric = DiagonalMetric.unit(potential.dimension());
  }

  @Override
  public List<String> statistics() {
    return STATISTICS;
  }

  @Override
  public void step(Tuning[] tunings, State state, Key stepKey, State next, double[] statistics) {
    double stepSize = tunings[0].stepSize();
    start(tunings[0].metric(), state, stepKey);
    int depth = 0;
    while (depth < nuts.maxDepth()) {
      int side = uniform() > 0.5 ? 1 : 0;
      if (!build(depth, ends[side], side == 1 ? stepSize : -stepSize, fresh, proposal)) {
        break;
      }
      depth++;
      // Biased progressive sampling: the new half wins with probability min(1, its weight / ours).
      double advantage = fresh.logWeight - whole.logWeight;
      if (advantage > 0 || uniform() < Math.exp(advantage)) {
        sample.copyPosition(proposal);
      }
      boolean persists = whole.goesOnInto(fresh, side);
      extend(fresh, side);
      if (!persists) {
        break;
      }
    }
    sample.finish(next);
    statistics[0] = acceptance / leapfrogs;
    statistics[1] = stepSize;
    statistics[2] = depth;
    statistics[3] = leapfrogs;
    statistics[4] = divergent ? 1 : 0;
    statistics[5] = sample.energy();
  }

  private void start(Metric newMetric, State state, Key stepKey) {
    metric = newMetric;
    key = stepKey.fold(UNIFORMS);
    uniforms = 0;
    leapfrogs = 0;
    acceptance = 0;
    divergent = false;
    ends[0].start(state, metric, stepKey.fold(MOMENTUM));
    ends[1].copy(ends[0]);
    sample.copyPosition(ends[0]);
    initialEnergy = ends[0].energy();
    whole.single(ends[0], 0);
  }

  /** Joins a new half to the tree at one of its ends. */
  private void extend(Span half, int side) {
    for (int i = 0; i < whole.sum.length; i++) {
      whole.sum[i] += half.sum[i];
    }
    whole.logWeight = Span.logSum(whole.logWeight, half.logWeight);
    whole.takeEnd(side, half, 1);
  }

  /**
   * Moves a point on by {@code 2^depth} steps.
   *
   * @param out what was passed, its end 0 first
   * @param proposed a point of it, drawn by weight
   * @return whether no part of it turned back or diverged
   */
  private boolean build(int depth, Point moving, double step, Span out, Point proposed) {
    if (depth == 0) {
      return leaf(moving, step, out, proposed);
    }
    Level level = levels[depth - 1];
    Span first = level.first;
    Span second = level.second;
    if (!build(depth - 1, moving, step, first, proposed)
        || !build(depth - 1, moving, step, second, level.proposal)) {
      return false;
    }
    out.logWeight = Span.logSum(first.logWeight, second.logWeight);
    double advantage = second.logWeight - out.logWeight;
    if (advantage > 0 || uniform() < Math.exp(advantage)) {
      proposed.copyPosition(level.proposal);
    }
    for (int i = 0; i < out.sum.length; i++) {
      out.sum[i] = first.sum[i] + second.sum[i];
    }
    boolean persists = first.goesOnInto(second, 1);
    out.takeEnd(0, first, 0);
    out.takeEnd(1, second, 1);
    return persists;
  }

  private boolean leaf(Point moving, double step, Span out, Point proposed) {
    moving.leapfrog(potential, metric, step);
    leapfrogs++;
    double gain = initialEnergy - moving.energy();
    divergent |= -gain > nuts.maxEnergyError();
    acceptance += gain > 0 ? 1 : Math.exp(gain);
    out.single(moving, gain);
    proposed.copyPosition(moving);
    return !divergent;
  }

  private double uniform() {
    return NoiseSource.uniform(key, uniforms++);
  }
}
