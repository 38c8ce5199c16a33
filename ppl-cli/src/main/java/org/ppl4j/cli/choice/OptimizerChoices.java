package org.ppl4j.cli.choice;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.ppl4j.vi.optim.Optimizer;
import org.ppl4j.vi.optim.Optimizers;
import org.ppl4j.vi.optim.Schedule;
import org.ppl4j.vi.optim.Schedules;

/**
 * Optimisers by name, each with its learning rate, which falls to a hundredth along half a cosine
 * in the first four fifths of the steps and stays there: the last steps average out what a constant
 * rate would leave of the gradients' noise, and say whether the objective has come to rest.
 */
public final class OptimizerChoices {
  private static final Map<String, Choice.Row<IntFunction<Optimizer>>> TABLE =
      new LinkedHashMap<>();

  static {
    add("adam", 0.01, Optimizers::adam);
    add("adamw", 0.01, Optimizers::adamW);
    add("clipped-adam", 0.01, Optimizers::clippedAdam);
    add("rmsprop", 0.01, Optimizers::rmsProp);
    add("adagrad", 0.1, Optimizers::adagrad);
    add("sgd", 0.001, Optimizers::sgd);
  }

  private OptimizerChoices() {}

  private interface ByRate {
    Optimizer of(Schedule rate);
  }

  private static void add(String name, double rate, ByRate make) {
    Function<double[], IntFunction<Optimizer>> one =
        numbers -> steps -> make.of(falling(numbers[0], steps));
    TABLE.put(name, new Choice.Row<>(name + "[:RATE]", new double[] {rate}, one));
  }

  private static Schedule falling(double rate, int steps) {
    return Schedules.cosine(rate, rate / 100, Math.max(1, steps / 5 * 4));
  }

  /**
   * The optimiser of a choice.
   *
   * @param steps in how many the rate falls
   * @throws org.ppl4j.error.InvalidArgument if there is none
   */
  public static Optimizer get(Choice choice, int steps) {
    return choice.from("--optimizer", TABLE, List.of()).apply(steps);
  }

  /** All of them, as help shows them. */
  public static final class Usages implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Choice.usages(TABLE).iterator();
    }
  }
}
