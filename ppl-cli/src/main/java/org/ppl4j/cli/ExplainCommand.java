package org.ppl4j.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.runtime.jvm.JvmExecutor;
import org.ppl4j.runtime.torch.TorchExecutor;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ppl explain}. */
@Command(
    name = "explain",
    description = "Show what the compiler makes of a model.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class ExplainCommand implements Callable<Integer> {
  /** What there is to see. */
  enum Stage {
    PROGRAM,
    DOT,
    TRACE,
    SIMPLIFY,
    GRAD,
    STRIP,
    PRUNE,
    FINAL,
    LOOPS,
    TORCH,
    ALL
  }

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = {
        "program: a table of the sites (the default); dot: the same as a graph for Graphviz;",
        "trace, simplify, grad, strip, prune, final: the log density of the posterior over free",
        "numbers, and its gradient, after each pass; loops: that as loops of bytecode; torch: that",
        "as a TorchScript module; all: everything."
      })
  private Stage stage = Stage.PROGRAM;

  @Override
  public Integer call() {
    PrintWriter print = spec.commandLine().getOut();
    Model<NoArguments, Fields> given = model.given();
    if (stage == Stage.PROGRAM) {
      print.println(given.explain().stripTrailing());
    } else if (stage == Stage.DOT) {
      print.println(given.toDot().stripTrailing());
    } else {
      Map<Stage, String> all = stages(given);
      if (stage == Stage.ALL) {
        all.forEach(
            (each, text) ->
                print.println("-- " + each.name().toLowerCase(Locale.ROOT) + "\n" + text));
      } else {
        print.println(all.get(stage));
      }
    }
    return ExitCode.OK;
  }

  private static Map<Stage, String> stages(Model<NoArguments, Fields> given) {
    Map<Stage, String> out = new LinkedHashMap<>();
    out.put(Stage.PROGRAM, given.explain().stripTrailing());
    out.put(Stage.DOT, given.toDot().stripTrailing());
    Target target = Target.of(given, Set.of(), Executor.named("interp"));
    List<Expr> free = target.placeholders();
    Graph density =
        new Graph(target.program().name(), free, List.of(target.unconstrained().logDensity()));
    List<Stage> passes =
        List.of(Stage.TRACE, Stage.SIMPLIFY, Stage.GRAD, Stage.STRIP, Stage.PRUNE, Stage.FINAL);
    int[] pass = new int[1];
    Graph last =
        Pipeline.valueAndGradient(free)
            .run(
                density,
                (name, graph) -> out.put(passes.get(pass[0]++), graph.toString().stripTrailing()));
    out.put(Stage.LOOPS, JvmExecutor.listing(last).stripTrailing());
    out.put(Stage.TORCH, TorchExecutor.script(last, Options.DEFAULT).stripTrailing());
    return out;
  }
}
