package org.ppl4j.compiler;

import java.util.List;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Graph;

/** Leaves each graph to the executor of the least cost. */
final class FastestExecutor implements Executor {
  private final List<Executor> choices;

  private FastestExecutor(List<Executor> choices) {
    this.choices = choices;
  }

  static Executor of(List<Executor> choices) {
    if (choices.isEmpty()) {
      throw InvalidArgument.of(
          Report.of("there is no executor on the class path.")
              .cure("add the artifact ppl-runtime, which has interp, jvm and torch"));
    }
    return new FastestExecutor(choices);
  }

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public double cost(Graph graph, Options options) {
    return chosen(graph, options).cost(graph, options);
  }

  @Override
  public Executable compile(Graph graph, Options options) {
    return chosen(graph, options).compile(graph, options);
  }

  /** The first of least cost; if none can run the graph, the last, whose error says why. */
  @Override
  public Executor chosen(Graph graph, Options options) {
    Executor best = choices.get(choices.size() - 1);
    double least = Double.POSITIVE_INFINITY;
    for (Executor choice : choices) {
      double cost = choice.cost(graph, options);
      if (cost < least) {
        least = cost;
        best = choice;
      }
    }
    return best;
  }
}
