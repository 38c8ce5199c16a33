package org.ppl4j.cli.choice;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ppl4j.vi.optim.Optimizer;
import org.ppl4j.vi.optim.Optimizers;

/** Optimisers by name, each with its learning rate. */
public final class OptimizerChoices {
  private static final Map<String, Choice.Row<Optimizer>> TABLE = new LinkedHashMap<>();

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
    Optimizer of(double rate);
  }

  private static void add(String name, double rate, ByRate make) {
    Function<double[], Optimizer> one = numbers -> make.of(numbers[0]);
    TABLE.put(name, new Choice.Row<>(name + "[:RATE]", new double[] {rate}, one));
  }

  /**
   * The optimiser of a choice.
   *
   * @throws org.ppl4j.error.InvalidArgument if there is none
   */
  public static Optimizer get(Choice choice) {
    return choice.from("--optimizer", TABLE);
  }

  /** All of them, as help shows them. */
  public static final class Usages implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Choice.usages(TABLE).iterator();
    }
  }
}
