package org.ppl4j.compiler;

import java.util.List;
import java.util.function.BiConsumer;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;

/**
 * The list of passes between a traced graph and an executor, in order.
 *
 * <pre>{@code
 * Graph fast = Pipeline.valueAndGradient(List.of(theta.expr())).run(graph);
 * }</pre>
 */
public final class Pipeline {
  /** With {@code -Dppl4j.verify=true} every stage's result is checked, as tests always do. */
  private static final boolean VERIFY = Boolean.getBoolean("ppl4j.verify");

  private final List<Stage> stages;

  private Pipeline(List<Stage> stages) {
    this.stages = List.copyOf(stages);
  }

  /** These stages in order. */
  public static Pipeline of(List<Stage> stages) {
    return new Pipeline(stages);
  }

  /** What a graph goes through when only its values are wanted. */
  public static Pipeline value() {
    return of(List.of(Stage.simplify(), Stage.strip(), Stage.prune(), Stage.simplify()));
  }

  /**
   * What a graph goes through when the first output's gradients are wanted too; they follow the
   * outputs.
   *
   * @param wrt the inputs in which to differentiate
   */
  public static Pipeline valueAndGradient(List<Expr> wrt) {
    return of(
        List.of(
            Stage.simplify(), Stage.gradient(wrt), Stage.strip(), Stage.prune(), Stage.simplify()));
  }

  /** The stages, in order. */
  public List<Stage> stages() {
    return stages;
  }

  /** Runs all stages. */
  public Graph run(Graph graph) {
    return run(graph, (stage, result) -> {});
  }

  /**
   * Runs all stages and hands each one's result to a reader, as {@code --dump} does.
   *
   * @param dump takes the stage's name and its result; first {@code "trace"} and the graph itself
   * @throws org.ppl4j.error.PplException if a graph breaks its stage's rules, where checked
   */
  public Graph run(Graph graph, BiConsumer<String, Graph> dump) {
    StageSpec.ANY.check(graph, "trace");
    dump.accept("trace", graph);
    Graph now = graph;
    for (Stage stage : stages) {
      now = stage.pass().apply(now);
      if (VERIFY) {
        stage.spec().check(now, stage.name());
      }
      dump.accept(stage.name(), now);
    }
    return now;
  }
}
