package org.ppl4j.compiler;

import java.util.ArrayList;
import java.util.Comparator;
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

  /** Its place in the choice of {@link #auto()}: the greatest wins. */
  int preference();

  /**
   * Compiles a graph as it stands; the pipeline has been run before.
   *
   * @throws org.ppl4j.error.UnsupportedOp if it lacks an operation
   * @throws org.ppl4j.error.DeviceUnavailable if this machine lacks the device
   * @throws org.ppl4j.error.FreePlaceholder if the graph uses a placeholder that is not its input
   */
  Executable compile(Graph graph, Options options);

  /** Compiles a graph with the default options. */
  default Executable compile(Graph graph) {
    return compile(graph, Options.DEFAULT);
  }

  /**
   * The best executor there is.
   *
   * @throws InvalidArgument if the class path holds none
   */
  static Executor auto() {
    return all().stream()
        .max(Comparator.comparingInt(Executor::preference))
        .orElseThrow(() -> missing("there is no executor on the class path."));
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

  private static InvalidArgument missing(String problem) {
    return InvalidArgument.of(
        Report.of(problem).cure("add the artifact ppl-runtime, which has interp and torch"));
  }
}
