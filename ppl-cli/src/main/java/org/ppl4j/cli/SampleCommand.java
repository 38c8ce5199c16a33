package org.ppl4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ppl4j.cli.SamplerOptions.Sampled;
import org.ppl4j.cli.output.PosteriorReport;
import org.ppl4j.mcmc.Diagnosis;
import org.ppl4j.mcmc.Posterior;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ppl sample}. */
@Command(
    name = "sample",
    description = "Draw from a model's posterior by the No-U-Turn sampler, and print its summary.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model;
  @Mixin private SamplerOptions sampler;
  @Mixin private OutputOptions output;

  @Option(names = "--strict", description = "Exit with 3 if the draws are not to be relied on.")
  private boolean strict;

  @Override
  public Integer call() {
    sampler.check();
    Path out = output.out();
    Sampled<?> sampled = sampler.run(model.given(), out);
    Posterior<?> posterior = sampled.posterior();
    PrintWriter print = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    // First what took long to make; to sum up millions of draws takes a while.
    write(posterior, out, err);
    PosteriorReport report =
        new PosteriorReport(posterior, sampler.warmup(), sampler.maxDepth(), sampled.seconds());
    Diagnosis diagnosis = report.diagnosis();
    print.println(output.json() ? report.json() : report.table().stripTrailing());
    if (output.json() && !diagnosis.isHealthy()) {
      err.print(diagnosis);
    }
    return strict && !diagnosis.isHealthy() ? Failures.UNHEALTHY : ExitCode.OK;
  }

  private static void write(Posterior<?> posterior, @Nullable Path out, PrintWriter err) {
    if (out != null) {
      posterior.writeCsv(out).forEach(file -> err.println("wrote " + file));
      Path json = out.resolve(posterior.draws().model() + ".json");
      posterior.save(json);
      err.println("wrote " + json);
    }
  }
}
