package org.ppl4j.mcmc.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.mcmc.potential.Layout;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;

/**
 * A kernel for some real sites, which leaves all others where they are; for use in a composition.
 * The kernel must not look at sites by itself.
 *
 * @param kernel the kernel
 * @param sites the addresses of the sites that it moves
 */
public record OnSites(Kernel kernel, List<String> sites) implements Kernel {
  /** Copies the list; refuses kernels that name their sites themselves. */
  public OnSites {
    sites = List.copyOf(sites);
    if (kernel instanceof Gibbs
        || kernel instanceof EllipticalSlice
        || kernel instanceof OnSites
        || kernel instanceof Compose) {
      throw InvalidArgument.of(
          Report.of(kernel.name() + " says itself which sites it moves.")
              .at(Source.here())
              .cure("use it as it is, or put each of its parts on sites"));
    }
  }

  @Override
  public String name() {
    return kernel.name() + sites;
  }

  @Override
  public Set<String> discreteSites() {
    return kernel.discreteSites();
  }

  @Override
  public boolean takesEstimates() {
    return kernel.takesEstimates();
  }

  @Override
  public Transition on(Potential potential, Target target) {
    List<Integer> own = new ArrayList<>();
    for (String site : sites) {
      Layout.Slot slot = target.layout().slot(site);
      if (slot.part().isDiscrete()) {
        throw InvalidArgument.of(
            Report.of("\"" + site + "\" is discrete, and " + kernel.name() + " moves reals.")
                .at(Source.here())
                .cure("use gibbs(\"" + site + "\")"));
      }
      for (int i = slot.offset(); i < slot.limit(); i++) {
        own.add(i);
      }
    }
    List<Integer> order = new ArrayList<>(own);
    for (int i = 0; i < potential.size(); i++) {
      if (!own.contains(i)) {
        order.add(i);
      }
    }
    int[] places = order.stream().mapToInt(Integer::intValue).toArray();
    Potential part = new PartialPotential(potential, places, own.size());
    return new Part(kernel.on(part, target), places, own.size());
  }

  /** States with the moved numbers first, as the kernel within sees them. */
  private static final class Part implements Transition {
    private final Transition inner;
    private final int[] places;
    private final int count;
    private final State from;
    private final State to;

    Part(Transition inner, int[] places, int count) {
      this.inner = inner;
      this.places = places;
      this.count = count;
      from = inner.newState();
      to = inner.newState();
    }

    @Override
    public List<String> statistics() {
      return inner.statistics();
    }

    @Override
    public List<Tunable> tunables() {
      return inner.tunables().stream().<Tunable>map(t -> new Placed(t, this)).toList();
    }

    @Override
    public State newState() {
      return inner.newState();
    }

    @Override
    public void init(State state, Key key) {
      inward(state, from);
      inner.init(from, key);
      outward(from, state);
    }

    @Override
    public void step(Tuning[] tunings, State state, Key key, State next, double[] statistics) {
      inward(state, from);
      inner.step(tunings, from, key, to, statistics);
      outward(to, next);
    }

    private void inward(State outer, State own) {
      own.copy(outer);
      for (int i = 0; i < places.length; i++) {
        own.vector()[i] = outer.vector()[places[i]];
      }
    }

    private void outward(State own, State outer) {
      outer.copy(own);
      for (int i = 0; i < places.length; i++) {
        outer.vector()[places[i]] = own.vector()[i];
      }
    }

    @Override
    public void close() {
      inner.close();
    }
  }

  private record Placed(Tunable tunable, Part part) implements Tunable {
    @Override
    public double targetAcceptance() {
      return tunable.targetAcceptance();
    }

    @Override
    public int acceptance() {
      return tunable.acceptance();
    }

    @Override
    public int[] places() {
      return Arrays.copyOf(part.places, part.count);
    }

    @Override
    public Tuning initial() {
      return tunable.initial();
    }

    @Override
    public double stepSizeNear(Tuning now, State state, Key key) {
      part.inward(state, part.from);
      return tunable.stepSizeNear(now, part.from, key);
    }
  }
}
