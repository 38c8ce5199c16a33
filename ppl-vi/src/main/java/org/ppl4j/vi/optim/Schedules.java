package org.ppl4j.vi.optim;

import java.util.Map;
import java.util.TreeMap;
import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * The schedules there are; {@code t} is the number of steps done. Conventions of optax. A rate that
 * is negative or no number is an {@link InvalidArgument}.
 */
public final class Schedules {
  private Schedules() {}

  /** Always the same rate. */
  public static Schedule constant(double rate) {
    return new Constant(rate);
  }

  /** {@code initial factor^(t / steps)}: multiplied by a factor in so many steps, smoothly. */
  public static Schedule exponentialDecay(double initial, double factor, int steps) {
    return new Exponential(initial, factor, steps, false);
  }

  /** {@code initial factor^floor(t / steps)}: multiplied by a factor every so many steps. */
  public static Schedule stepDecay(double initial, double factor, int steps) {
    return new Exponential(initial, factor, steps, true);
  }

  /**
   * {@code last + (initial - last) (1 + cos(pi min(t, steps) / steps)) / 2}: along half a cosine.
   */
  public static Schedule cosine(double initial, double last, int steps) {
    return new Cosine(initial, last, steps);
  }

  /** In a straight line from one rate to another, where it stays. */
  public static Schedule linear(double initial, double last, int steps) {
    return new Linear(initial, last, steps);
  }

  /**
   * Rates that hold from a step on.
   *
   * @param initial the first rate
   * @param from for steps, the rate from that step on
   */
  public static Schedule piecewise(double initial, Map<Integer, Double> from) {
    return new Piecewise(initial, new TreeMap<>(from));
  }

  private record Constant(double rate) implements Schedule {
    Constant {
      atLeastZero("rate", rate);
    }

    @Override
    public Real at(Real step) {
      return Real.constant(rate);
    }
  }

  private record Exponential(double initial, double factor, int steps, boolean stairs)
      implements Schedule {
    Exponential {
      atLeastZero("initial rate", initial);
      positive("factor", factor);
      positive("number of steps", steps);
    }

    @Override
    public Real at(Real step) {
      Real turns = step.div(steps);
      return (stairs ? turns.floor() : turns).times(Math.log(factor)).exp().times(initial);
    }
  }

  private record Cosine(double initial, double last, int steps) implements Schedule {
    Cosine {
      atLeastZero("initial rate", initial);
      atLeastZero("last rate", last);
      positive("number of steps", steps);
    }

    @Override
    public Real at(Real step) {
      Real angle = step.minimum(steps).times(Math.PI / steps);
      return angle.cos().plus(1).times((initial - last) / 2).plus(last);
    }
  }

  private record Linear(double initial, double last, int steps) implements Schedule {
    Linear {
      atLeastZero("initial rate", initial);
      atLeastZero("last rate", last);
      positive("number of steps", steps);
    }

    @Override
    public Real at(Real step) {
      return step.minimum(steps).times((last - initial) / steps).plus(initial);
    }
  }

  private record Piecewise(double initial, TreeMap<Integer, Double> from) implements Schedule {
    Piecewise {
      atLeastZero("initial rate", initial);
      from.values().forEach(rate -> atLeastZero("rate", rate));
    }

    @Override
    public Real at(Real step) {
      Real rate = Real.constant(initial);
      for (Map.Entry<Integer, Double> piece : from.entrySet()) {
        rate = step.lessThan(piece.getKey()).select(rate, Real.constant(piece.getValue()));
      }
      return rate;
    }
  }

  private static void positive(String what, double value) {
    require(value > 0 && Double.isFinite(value), what, value, "must be positive");
  }

  private static void atLeastZero(String what, double value) {
    require(value >= 0 && Double.isFinite(value), what, value, "must be at least 0");
  }

  private static void require(boolean right, String what, double value, String rule) {
    if (!right) {
      throw InvalidArgument.of(
          Report.of("the schedule's " + what + " is " + value + ", but " + rule + ".")
              .at(Source.here())
              .cure("give a rate such as 0.01; Svi maximises or minimises by itself"));
    }
  }

  record WarmUp(Schedule after, int steps) implements Schedule {
    WarmUp {
      positive("number of steps", steps);
    }

    @Override
    public Real at(Real step) {
      Real later = after.at(step.minus(steps).maximum(0));
      return step.div(steps).minimum(1).times(later);
    }
  }
}
