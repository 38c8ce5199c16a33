package org.ppl4j.mcmc.kernel;

import java.util.List;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/**
 * Slice sampling, one number after the other: a level below the density is drawn, an interval is
 * stepped out until its ends are below the level, and shrunk until a point of it is above. Needs no
 * gradient and no tuning; the metric only sets the first width. Source: Neal 2003, sections 3 and
 * 4.
 *
 * @param width the first width, in standard deviations
 * @param maxWidths how many widths an interval has at most
 */
public record Slice(double width, int maxWidths) implements Kernel {
  private static final List<String> STATISTICS = List.of("n_evaluations__");

  /** Two standard deviations, stepped out to at most 32 widths. */
  public Slice() {
    this(2, 32);
  }

  /** Checks the ranges. */
  public Slice {
    Ranges.positive("width", width);
    Ranges.atLeast("max widths", maxWidths, 1);
  }

  @Override
  public String name() {
    return "slice";
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new Slices(potential, this);
  }

  private static final class Slices extends WithoutGradient implements Tunable {
    private final Slice slice;
    private Key key = new Key(0, 0);
    private long uniforms;
    private int evaluations;

    Slices(Potential potential, Slice slice) {
      super(potential);
      this.slice = slice;
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
      return Double.NaN;
    }

    @Override
    public int acceptance() {
      return -1;
    }

    @Override
    public int[] places() {
      return Places.first(potential.dimension());
    }

    @Override
    public Tuning initial() {
      return new Tuning(slice.width(), DiagonalMetric.unit(potential.dimension()));
    }

    @Override
    public void step(Tuning[] tunings, State state, Key stepKey, State next, double[] statistics) {
      key = stepKey;
      uniforms = 0;
      evaluations = 0;
      next.copy(state);
      for (int i = 0; i < potential.dimension(); i++) {
        double scale = Math.sqrt(tunings[0].metric().variance(i));
        update(next, i, tunings[0].stepSize() * scale);
      }
      statistics[0] = evaluations;
    }

    private void update(State state, int place, double width) {
      double start = state.vector()[place];
      double level = state.logDensity() + Math.log(uniform());
      double lower = start - width * uniform();
      double upper = lower + width;
      int left = (int) (slice.maxWidths() * uniform());
      int right = slice.maxWidths() - 1 - left;
      while (left > 0 && at(state, place, lower) > level) {
        lower -= width;
        left--;
      }
      while (right > 0 && at(state, place, upper) > level) {
        upper += width;
        right--;
      }
      while (true) {
        double tried = lower + (upper - lower) * uniform();
        double density = at(state, place, tried);
        // An interval that has shrunk to the point itself is above the level by definition.
        if (density > level || tried == start) {
          state.setLogDensity(density);
          return;
        }
        if (tried < start) {
          lower = tried;
        } else {
          upper = tried;
        }
      }
    }

    private double at(State state, int place, double value) {
      evaluations++;
      state.vector()[place] = value;
      return potential.logDensity(state.vector());
    }

    private double uniform() {
      return NoiseSource.uniform(key, uniforms++);
    }
  }
}
