package org.ppl4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ppl4j.cli.choice.Choice;
import org.ppl4j.cli.choice.GuideChoices;
import org.ppl4j.cli.choice.ObjectiveChoices;
import org.ppl4j.cli.choice.OptimizerChoices;
import org.ppl4j.cli.output.FitReport;
import org.ppl4j.cli.program.PplFile;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Queries;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Objective;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.ProgressListener;
import org.ppl4j.vi.Svi;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ppl fit}. */
@Command(
    name = "fit",
    description = "Fit a guide to a model's posterior by variational inference.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what it injects.
final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model;

  @Option(
      names = "--guide",
      paramLabel = "GUIDE",
      completionCandidates = GuideChoices.Usages.class,
      description =
          "A guide of the file, by its name; or one of ${COMPLETION-CANDIDATES} (the file's guide"
              + " if it has just one, else auto-normal).")
  private @Nullable String guide;

  @Option(
      names = "--objective",
      paramLabel = "OBJECTIVE",
      completionCandidates = ObjectiveChoices.Usages.class,
      description =
          "An objective of the file, by its name and its numbers: NAME:K; or one of"
              + " ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private String objective = "elbo";

  @Option(
      names = "--optimizer",
      paramLabel = "NAME[:RATE]",
      completionCandidates = OptimizerChoices.Usages.class,
      description =
          "One of ${COMPLETION-CANDIDATES}, with its learning rate, which falls to a hundredth"
              + " (${DEFAULT-VALUE}).")
  private String optimizer = "adam:0.03";

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Steps of the optimiser (${DEFAULT-VALUE}).")
  private int steps = 5000;

  @Option(
      names = "--particles",
      paramLabel = "N",
      description = "Estimates that each step averages (${DEFAULT-VALUE}).")
  private int particles = 1;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of the fitted guide (${DEFAULT-VALUE}).")
  private int draws = 4000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What all randomness comes from (${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private OutputOptions output;

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Option(names = "--strict", description = "Exit with 3 if the fit is not to be relied on.")
  private boolean strict;

  @Override
  public Integer call() {
    Checks.atLeast(spec, "--steps", steps, 1);
    Checks.atLeast(spec, "--particles", particles, 1);
    Checks.atLeast(spec, "--draws", draws, 2);
    Path out = output.out();
    PplFile file = model.file();
    String name = guideName(file);
    Choice choice = Choice.parse("--guide", name);
    boolean automatic = !file.guides(model.name()).contains(name);
    Model<NoArguments, ?> given = model.given();
    Model<NoArguments, ?> target = automatic ? Discrete.summed(given) : given;
    Model<NoArguments, ?> q =
        automatic
            ? GuideChoices.get(choice, target, file.guides(model.name()))
            : file.guide(name, model.data());
    long start = System.nanoTime();
    Fit fit = run(objective(file, target, q), target, q);
    double seconds = (System.nanoTime() - start) * 1e-9;
    boolean point = automatic && choice.name().equals("delta");
    Set<String> unlisted = automatic ? params(q) : Set.of();
    FitReport report =
        new FitReport(fit, name, unlisted, fit.draws(draws), kHat(fit, point), seconds);
    PrintWriter print = spec.commandLine().getOut();
    print.println(output.json() ? report.json() : report.table().stripTrailing());
    write(fit, report, out);
    return strict && !report.isHealthy() ? Failures.UNHEALTHY : ExitCode.OK;
  }

  /** What an automatic guide learns has no names that the user gave. */
  private static Set<String> params(Model<NoArguments, ?> guide) {
    return guide.trace().params().stream()
        .map(entry -> entry.site().address())
        .collect(Collectors.toUnmodifiableSet());
  }

  private String guideName(PplFile file) {
    if (guide != null) {
      return guide;
    }
    List<String> own = file.guides(model.name());
    return own.size() == 1 ? own.get(0) : "auto-normal";
  }

  private Fit run(Objective goal, Model<NoArguments, ?> target, Model<NoArguments, ?> q) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Interrupts.onInterrupt(() -> cancelled.set(true));
    return Svi.of(goal)
        .optimizer(OptimizerChoices.get(Choice.parse("--optimizer", optimizer), steps))
        .steps(steps)
        .particles(particles)
        .seed(seed)
        .guide(q)
        .model(target)
        .cancelWhen(cancelled::get)
        .progress(quiet ? ProgressListener.silent() : ProgressListener.automatic())
        .run();
  }

  private Objective objective(PplFile file, Model<NoArguments, ?> target, Model<NoArguments, ?> q) {
    Choice choice = Choice.parse("--objective", objective);
    return file.objectives().contains(choice.name())
        ? file.objective(choice.name(), target, q, choice.numbers())
        : ObjectiveChoices.get(choice, file.objectives()).of(target, q);
  }

  /** Of a point there is none; nor where the guide's density is an estimate. */
  private static @Nullable Double kHat(Fit fit, boolean point) {
    if (point) {
      return null;
    }
    try {
      Queries<?> guide = fit.guide().query();
      guide.logDensity(guide.simulate(Key.of(0)).choices());
      return fit.kHat();
    } catch (InvalidArgument e) {
      return null;
    }
  }

  private void write(Fit fit, FitReport report, @Nullable Path out) {
    if (out != null) {
      PrintWriter err = spec.commandLine().getErr();
      report.write(fit, out).forEach(file -> err.println("wrote " + file));
    }
  }
}
