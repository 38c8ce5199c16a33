package org.ppl4j.mcmc.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.noise.Key;

/**
 * Kernels in a fixed order, one after the other: what each leaves unchanged, all do. A statistic of
 * a name that an earlier kernel has gets the kernel's place after it.
 *
 * @param kernels the kernels, in order
 */
public record Compose(List<Kernel> kernels) implements Kernel {
  /** Copies the list. */
  public Compose {
    kernels = List.copyOf(kernels);
    Ranges.atLeast("the number of kernels", kernels.size(), 1);
  }

  @Override
  public String name() {
    return kernels.stream().map(Kernel::name).collect(Collectors.joining("+"));
  }

  @Override
  public Set<String> discreteSites() {
    return kernels.stream()
        .flatMap(kernel -> kernel.discreteSites().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public boolean movesReals() {
    return kernels.stream().anyMatch(Kernel::movesReals);
  }

  @Override
  public boolean takesEstimates() {
    return kernels.stream().allMatch(Kernel::takesEstimates);
  }

  @Override
  public Transition on(Potential potential, Target target) {
    return new Sequence(kernels.stream().map(kernel -> kernel.on(potential, target)).toList());
  }

  private static final class Sequence implements Transition {
    private final List<Transition> parts;
    private final List<String> names = new ArrayList<>();
    private final List<Tunable> tunables = new ArrayList<>();
    private final List<Tuning[]> tunings = new ArrayList<>();
    private final List<double[]> statistics = new ArrayList<>();
    private final List<State> before = new ArrayList<>();
    private final List<State> after = new ArrayList<>();

    Sequence(List<Transition> parts) {
      this.parts = parts;
      for (int i = 0; i < parts.size(); i++) {
        Transition part = parts.get(i);
        for (Tunable tunable : part.tunables()) {
          tunables.add(new Shifted(tunable, names.size(), part));
        }
        for (String name : part.statistics()) {
          names.add(names.contains(name) ? name + i : name);
        }
        tunings.add(new Tuning[part.tunables().size()]);
        statistics.add(new double[part.statistics().size()]);
        before.add(part.newState());
        after.add(part.newState());
      }
    }

    @Override
    public List<String> statistics() {
      return names;
    }

    @Override
    public List<Tunable> tunables() {
      return tunables;
    }

    /** A state without a gradient, since each part has its own, with what all of them carry. */
    @Override
    public State newState() {
      State last = before.get(0);
      int memory = before.stream().mapToInt(state -> state.memory().length).sum();
      return new State(last.vector().length, 0, memory);
    }

    @Override
    public void init(State state, Key key) {
      int from = 0;
      for (int i = 0; i < parts.size(); i++) {
        State own = before.get(i);
        System.arraycopy(state.vector(), 0, own.vector(), 0, own.vector().length);
        parts.get(i).init(own, key.fold(i));
        System.arraycopy(own.memory(), 0, state.memory(), from, own.memory().length);
        from += own.memory().length;
        state.setLogDensity(own.logDensity());
      }
    }

    @Override
    public void step(Tuning[] all, State state, Key key, State next, double[] out) {
      next.copy(state);
      int tuning = 0;
      int statistic = 0;
      int memory = 0;
      for (int i = 0; i < parts.size(); i++) {
        Transition part = parts.get(i);
        State from = before.get(i);
        State to = after.get(i);
        Tuning[] own = tunings.get(i);
        System.arraycopy(all, tuning, own, 0, own.length);
        load(part, next, from, memory, key.fold(i));
        double[] numbers = statistics.get(i);
        part.step(own, from, key.fold(i).fold(1), to, numbers);
        System.arraycopy(to.vector(), 0, next.vector(), 0, to.vector().length);
        System.arraycopy(to.memory(), 0, next.memory(), memory, to.memory().length);
        next.setLogDensity(to.logDensity());
        System.arraycopy(numbers, 0, out, statistic, numbers.length);
        tuning += own.length;
        statistic += numbers.length;
        memory += to.memory().length;
      }
    }

    /** What an earlier part has moved needs its density and gradient anew. */
    private static void load(Transition part, State all, State own, int memory, Key key) {
      System.arraycopy(all.vector(), 0, own.vector(), 0, own.vector().length);
      if (own.gradient().length > 0) {
        part.init(own, key);
      } else {
        own.setLogDensity(all.logDensity());
      }
      System.arraycopy(all.memory(), memory, own.memory(), 0, own.memory().length);
    }

    @Override
    public void close() {
      parts.forEach(Transition::close);
    }
  }

  /** A part's tunable, its statistics further back, its states made from the whole one's. */
  private record Shifted(Tunable tunable, int offset, Transition part) implements Tunable {
    @Override
    public double targetAcceptance() {
      return tunable.targetAcceptance();
    }

    @Override
    public int acceptance() {
      return tunable.acceptance() + offset;
    }

    @Override
    public int[] places() {
      return tunable.places();
    }

    @Override
    public Tuning initial() {
      return tunable.initial();
    }

    @Override
    public double stepSizeNear(Tuning now, State state, Key key) {
      State own = part.newState();
      System.arraycopy(state.vector(), 0, own.vector(), 0, own.vector().length);
      part.init(own, key.fold(0));
      return tunable.stepSizeNear(now, own, key.fold(1));
    }
  }
}
