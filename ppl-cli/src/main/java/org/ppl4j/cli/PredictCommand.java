package org.ppl4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ppl4j.Value;
import org.ppl4j.cli.data.Data;
import org.ppl4j.cli.output.TraceReport;
import org.ppl4j.mcmc.Posterior;
import org.ppl4j.model.Choices;
import org.ppl4j.model.Fields;
import org.ppl4j.model.Program;
import org.ppl4j.model.Queries;
import org.ppl4j.model.Trace;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ppl predict}. */
@Command(
    name = "predict",
    header = "Draw new observations from the posterior.",
    description =
        "Those of the data; or of others that --new gives, where what is only observed may be"
            + " missing, and groups may be new.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model;

  @Option(
      names = "--new",
      paramLabel = "FILE",
      description = "Data to predict for; they replace those of the same name.")
  private List<Path> others = new ArrayList<>();

  @Option(
      names = "--posterior",
      paramLabel = "FILE.json",
      description = "Draws that ppl sample --out has written; otherwise they are made now.")
  private @Nullable Path posterior;

  @Mixin private SamplerOptions sampler;

  @Option(names = "--format", paramLabel = "table|json", description = "What is printed (table).")
  private OutputOptions.Format format = OutputOptions.Format.TABLE;

  @Override
  public Integer call() {
    sampler.check();
    Choices draws = posterior().choices();
    Data data = model.data().and(ModelOptions.read(others));
    Queries<Fields> queries = model.predictions(data);
    Trace<Fields> trace =
        queries.posteriorPredictive(
            known(draws, queries.program()), Key.of(sampler.seed()).fold("predict"));
    Map<String, Tensor> observed = new LinkedHashMap<>();
    int count = 0;
    for (Program.Entry entry : queries.program().observations()) {
      Tensor all = trace.values().get(entry.site().address());
      if (all != null) {
        observed.put(entry.site().address(), all);
        count = all.shape().dim(0);
      }
    }
    TraceReport report = new TraceReport(observed, count);
    PrintWriter print = spec.commandLine().getOut();
    print.println(
        format == OutputOptions.Format.JSON
            ? report.summaryJson()
            : report.table().stripTrailing());
    return ExitCode.OK;
  }

  private Posterior<Fields> posterior() {
    return posterior == null
        ? sampler.run(model.given(), null).posterior()
        : Posterior.load(model.given().query(), posterior);
  }

  /** Draws of the sites that are there, in the same sizes; the others are drawn anew. */
  private static Choices known(Choices draws, Program program) {
    Map<String, Shape> sites = new HashMap<>();
    program.choices().forEach(entry -> sites.put(entry.site().address(), entry.type().shape()));
    return draws.only(
        address -> {
          Value all = draws.get(address);
          Shape shape = all.shape();
          return Objects.equals(shape.slice(1, shape.rank()), sites.get(address));
        });
  }
}
