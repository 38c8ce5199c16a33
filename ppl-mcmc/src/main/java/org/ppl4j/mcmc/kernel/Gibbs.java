package org.ppl4j.mcmc.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.mcmc.potential.Layout;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/**
 * Gibbs steps for discrete sites: each number in turn is drawn from its exact conditional, by the
 * log density at each of its values. Goes together with a kernel for the real sites. Source: Geman
 * and Geman 1984.
 *
 * <pre>{@code
 * Kernel kernel = Kernels.compose(Kernels.gibbs("component"), Kernels.nuts());
 * }</pre>
 *
 * @param sites the sites' addresses
 */
public record Gibbs(List<String> sites) implements Kernel {
  /** Copies the list. */
  public Gibbs {
    sites = List.copyOf(sites);
  }

  @Override
  public String name() {
    return "gibbs";
  }

  @Override
  public Set<String> discreteSites() {
    return new LinkedHashSet<>(sites);
  }

  @Override
  public Transition on(Potential potential, Target target) {
    List<Sweep> sweeps = new ArrayList<>();
    for (String site : sites) {
      Layout.Slot slot = target.layout().slot(site);
      sweeps.add(new Sweep(slot.offset(), slot.limit(), target.valuesOf(site)));
    }
    return new Sweeps(potential, sweeps);
  }

  /** The numbers of one site and their values. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Sweep(int from, int to, double[] values) {}

  private static final class Sweeps extends WithoutGradient {
    private final List<Sweep> sweeps;

    Sweeps(Potential potential, List<Sweep> sweeps) {
      super(potential);
      this.sweeps = sweeps;
    }

    @Override
    public List<String> statistics() {
      return List.of();
    }

    @Override
    public List<Tunable> tunables() {
      return List.of();
    }

    @Override
    public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
      next.copy(state);
      for (Sweep sweep : sweeps) {
        double[] densities = new double[sweep.values().length];
        for (int place = sweep.from(); place < sweep.to(); place++) {
          draw(next, place, sweep.values(), densities, NoiseSource.uniform(key, place));
        }
      }
    }

    private void draw(State state, int place, double[] values, double[] densities, double uniform) {
      double now = state.vector()[place];
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < values.length; k++) {
        state.vector()[place] = values[k];
        double density =
            values[k] == now ? state.logDensity() : potential.logDensity(state.vector());
        densities[k] = Double.isNaN(density) ? Double.NEGATIVE_INFINITY : density;
        largest = Math.max(largest, densities[k]);
      }
      double total = 0;
      for (double density : densities) {
        total += Math.exp(density - largest);
      }
      int chosen = -1;
      double left = uniform * total;
      for (int k = 0; k < values.length && left >= 0; k++) {
        double weight = Math.exp(densities[k] - largest);
        left -= weight;
        // Rounding may leave something at the end: then it is the last value of any weight.
        chosen = weight > 0 ? k : chosen;
      }
      state.vector()[place] = values[chosen];
      state.setLogDensity(densities[chosen]);
    }
  }
}
