package org.ppl4j.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.ir.Graph;

/**
 * Turns graphs into something that runs. Implementations are found as services; {@link #auto()} is
 * the one for all ordinary use.
 */
public interface Executor {
  /** The name it is asked for by: {@code interp}, {@code torch}, ... */
  String name();

  /**
   * About how many microseconds one call of a graph takes, for the choice of {@link #auto()};
   * infinity if it cannot run the graph.
   */
  double cost(Graph graph, Options options);

  /**
   * Compiles a graph as it stands; the pipeline has been run before.
   *
   * @throws org.ppl4j.error.UnsupportedOp if it lacks an operation
   * @throws org.ppl4j.error.DeviceUnavailable if this machine lacks the device
   * @throws org.ppl4j.error.FreePlaceholder if the graph uses a placeholder that is not its input
   */
  Executable compile(Graph graph, Options options);

  /** The executor that compiles a graph: this one, or the one that it leaves the graph to. */
  default Executor chosen(Graph graph, Options options) {
    return this;
  }

  /** Compiles a graph with the default options. */
  default Executable compile(Graph graph) {
    return compile(graph, Options.DEFAULT);
  }

  /**
   * The executor that compiles each graph with the one that says it is fastest on it; or the one
   * that {@code -Dppl4j.executor} names.
   *
   * @throws InvalidArgument if the class path holds none
   */
  static Executor auto() {
    String wanted = System.getProperty("ppl4j.executor");
    return wanted == null ? FastestExecutor.of(all()) : named(wanted);
  }

  /**
   * The executor of a name.
   *
   * @throws InvalidArgument if the class path holds none of that name
   */
  static Executor named(String name) {
    return all().stream()
        .filter(executor -> executor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> found = all().stream().map(Executor::name).toList();
              return missing(
                  "executor " + name + " is not on the class path, which has " + found + ".");
            });
  }

  /** Every executor on the class path. */
  static List<Executor> all() {
    List<Executor> all = new ArrayList<>();
    ServiceLoader.load(Executor.class, Executor.class.getClassLoader()).forEach(all::add);
    return all;
  }

  /** The error that there is no such executor. */
  private static InvalidArgument missing(String problem) {
    return InvalidArgument.of(
        Report.of(problem).cure("add the artifact ppl-runtime, which has interp, jvm and torch"));
  }
}
