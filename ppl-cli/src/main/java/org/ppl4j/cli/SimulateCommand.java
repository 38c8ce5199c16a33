package org.ppl4j.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ppl4j.cli.output.TraceReport;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ppl simulate}. */
@Command(
    name = "simulate",
    header = "Run a model forward, its observations drawn too.",
    description =
        "Data that are only observed may be missing. One run as JSON can be another command's"
            + " data.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model;

  @Option(names = "--draws", paramLabel = "N", description = "Runs (${DEFAULT-VALUE}).")
  private int draws = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What all randomness comes from (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--format", paramLabel = "table|json", description = "What is printed (table).")
  private OutputOptions.Format format = OutputOptions.Format.TABLE;

  @Override
  public Integer call() {
    Checks.atLeast(spec, "--draws", draws, 1);
    Trace<?> trace = model.predictions(model.data()).priorPredictive(draws, Key.of(seed));
    TraceReport report = new TraceReport(trace.values(), draws);
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        format == OutputOptions.Format.JSON ? report.json() : report.table().stripTrailing());
    return ExitCode.OK;
  }
}
