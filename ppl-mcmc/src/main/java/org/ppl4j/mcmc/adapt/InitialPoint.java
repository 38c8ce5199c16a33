package org.ppl4j.mcmc.adapt;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Report.Party;
import org.ppl4j.mcmc.kernel.State;
import org.ppl4j.mcmc.kernel.Transition;
import org.ppl4j.mcmc.potential.Layout;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Program;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

/**
 * Where a chain begins: free numbers uniform on (-2, 2), up to 100 tries until the log density and
 * its gradient are numbers. Source: Stan's {@code initialize}.
 *
 * <p>Other than Stan, it tries again where the log density is so low that an energy of 1 is lost in
 * its rounding, as it is 1e100 below the mode of an ARMA model outside of its invertible region: no
 * trajectory finds its way from there. If there is no other place, the best of these is taken.
 */
public final class InitialPoint {
  private static final int TRIES = 100;
  private static final double RADIUS = 2;

  /** Below this, doubles are {@code 1e12 * 2^-52 = 2e-4} apart, and more. */
  private static final double LEAST_LOG_DENSITY = -1e12;

  private InitialPoint() {}

  /**
   * Fills a state.
   *
   * @throws InvalidArgument if no try succeeds; the message names the sites at fault
   */
  public static void find(Transition transition, Target target, State state, Key key) {
    Set<Integer> places = new TreeSet<>();
    State best = transition.newState();
    best.setLogDensity(Double.NEGATIVE_INFINITY);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Key here = key.step(attempt);
      for (int i = 0; i < target.layout().dimension(); i++) {
        state.vector()[i] = RADIUS * (2 * NoiseSource.uniform(here, i) - 1);
      }
      drawDiscrete(target, state.vector(), here);
      transition.init(state, here);
      if (isFine(state, places)) {
        if (state.logDensity() >= LEAST_LOG_DENSITY) {
          return;
        }
        if (state.logDensity() > best.logDensity()) {
          best.copy(state);
        }
      }
    }
    if (best.logDensity() > Double.NEGATIVE_INFINITY) {
      state.copy(best);
      return;
    }
    Set<String> sites = new TreeSet<>(target.notFinite(state.vector()));
    if (sites.isEmpty()) {
      sites.addAll(target.layout().sitesOf(List.copyOf(places)));
    }
    throw failure(target, sites, state.logDensity());
  }

  /** Discrete values, each uniform on what it can be. */
  private static void drawDiscrete(Target target, double[] vector, Key key) {
    for (Layout.Slot slot : target.layout().slots()) {
      if (slot.part().isDiscrete()) {
        double[] values = target.valuesOf(slot.part().address());
        for (int i = slot.offset(); i < slot.limit(); i++) {
          vector[i] = values[(int) (values.length * NoiseSource.uniform(key, i))];
        }
      }
    }
  }

  /**
   * Completes a state whose vector is given.
   *
   * @throws InvalidArgument if the log density is no number there
   */
  public static void check(Transition transition, Target target, State state, Key key) {
    transition.init(state, key);
    if (!isFine(state, new TreeSet<>())) {
      throw failure(target, target.notFinite(state.vector()), state.logDensity());
    }
  }

  private static boolean isFine(State state, Set<Integer> places) {
    boolean fine = Double.isFinite(state.logDensity());
    for (int i = 0; i < state.gradient().length; i++) {
      if (!Double.isFinite(state.gradient()[i])) {
        places.add(i);
        fine = false;
      }
    }
    return fine;
  }

  private static InvalidArgument failure(Target target, Set<String> sites, double last) {
    Report report =
        Report.of(
            "no initial point for \""
                + target.program().name()
                + "\": the log density is "
                + last
                + " there, through "
                + sites
                + ".");
    for (Program.Entry entry : target.program().entries()) {
      if (sites.contains(entry.site().address())) {
        report.where("site", new Party(entry.site().address(), "", entry.site().source()));
      }
    }
    return InvalidArgument.of(
        report.cure("see that the data fit the observations' supports, or give initial values"));
  }
}
