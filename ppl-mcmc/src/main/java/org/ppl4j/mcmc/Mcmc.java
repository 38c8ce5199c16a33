package org.ppl4j.mcmc;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ppl4j.compiler.Executor;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.mcmc.kernel.Kernel;
import org.ppl4j.mcmc.kernel.Nuts;
import org.ppl4j.mcmc.potential.Layout;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.model.Site;

/**
 * Samples from a model conditioned on its data. Everything has a default: NUTS, 4 chains of 1,000
 * iterations of warm-up and 1,000 draws. Immutable: each method gives another.
 *
 * <pre>{@code
 * Posterior<Schools> posterior = Mcmc.of(schools).seed(1).chains(4).warmup(1000).draws(1000).run();
 * System.out.println(posterior.summary());
 * }</pre>
 *
 * <p>The draws follow from the model, the kernel, the numbers of iterations and the seed, whatever
 * the number of threads; chain {@code i} is the same however many chains there are.
 *
 * @param <R> the model's result
 */
public final class Mcmc<R> {
  private final Model<NoArguments, R> model;
  private final Settings settings;

  private Mcmc(Model<NoArguments, R> model, Settings settings) {
    this.model = model;
    this.settings = settings;
  }

  /** A run for a model without arguments; others take theirs by {@link Model#given}. */
  public static <R> Mcmc<R> of(Model<NoArguments, R> model) {
    return new Mcmc<>(model, new Settings());
  }

  /** How it moves; {@link Nuts} where nothing is said. */
  public Mcmc<R> kernel(Kernel kernel) {
    return with(s -> s.kernel = kernel);
  }

  /** How many chains. */
  public Mcmc<R> chains(int count) {
    require("the number of chains", count, 1);
    return with(s -> s.chains = count);
  }

  /** How many iterations of warm-up, whose draws do not count. */
  public Mcmc<R> warmup(int iterations) {
    require("the length of warm-up", iterations, 0);
    return with(s -> s.warmup = iterations);
  }

  /** How many draws each chain keeps; with 0 there is warm-up only, for {@link Run#awaitDraws}. */
  public Mcmc<R> draws(int count) {
    require("the number of draws", count, 0);
    return with(s -> s.draws = count);
  }

  /** Of how many iterations one draw is kept. */
  public Mcmc<R> thinning(int interval) {
    require("thinning", interval, 1);
    return with(s -> s.thinning = interval);
  }

  /** What all randomness comes from. */
  public Mcmc<R> seed(long seed) {
    return with(s -> s.seed = seed);
  }

  /** How many chains run at a time; as many as there are processors where nothing is said. */
  public Mcmc<R> threads(int count) {
    require("the number of threads", count, 1);
    return with(s -> s.threads = count);
  }

  /** Keeps the draws of warm-up too. */
  public Mcmc<R> keepWarmup() {
    return with(s -> s.keepWarmup = true);
  }

  /** Tunes a whole covariance matrix as the metric, not the variances alone. */
  public Mcmc<R> denseMetric() {
    return with(s -> s.dense = true);
  }

  /**
   * Where chains begin, in free numbers; uniform on (-2, 2) where nothing is said.
   *
   * @param vectors one for each chain, or one for all
   */
  public Mcmc<R> initial(double[]... vectors) {
    double[][] copy = Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new);
    return with(s -> s.initial = copy);
  }

  /** What computes gradients; the best executor there is where nothing is said. */
  public Mcmc<R> executor(Executor executor) {
    return with(s -> s.executor = executor);
  }

  /**
   * Writes checkpoints, and goes on from those that are there: bit for bit as if it had never been
   * interrupted.
   *
   * @param folder where to
   * @param every after how many iterations of each chain
   */
  public Mcmc<R> checkpoint(Path folder, int every) {
    require("the interval of checkpoints", every, 1);
    return with(
        s -> {
          s.checkpoint = folder;
          s.every = every;
        });
  }

  /**
   * Writes the draws while they come as CmdStan's CSV, a file for each chain as {@link
   * Posterior#writeCsv} names them. What a listener is told is exported stays on the disk, whatever
   * fails afterwards: a run that goes on from a {@link #checkpoint} goes on with its files, another
   * one begins them anew.
   *
   * @param folder where to; it is made if need be
   * @param every after how many draws of each chain, and at its end
   */
  public Mcmc<R> csv(Path folder, int every) {
    require("the interval of writing", every, 1);
    return with(
        s -> {
          s.csv = folder;
          s.csvEvery = every;
        });
  }

  /** {@link #csv(Path, int)}, 100 draws at a time. */
  public Mcmc<R> csv(Path folder) {
    return csv(folder, 100);
  }

  /** Who hears how it gets on; bars on a terminal ({@link Progress}) where nothing is said. */
  public Mcmc<R> listener(RunListener listener) {
    return with(s -> s.listener = listener);
  }

  private Mcmc<R> with(Consumer<Settings> change) {
    return new Mcmc<>(model, settings.with(change));
  }

  /**
   * Runs all chains to their end.
   *
   * @return the posterior; its {@link Posterior#draws} are the draws as they are
   * @throws org.ppl4j.error.PplException if the model cannot be sampled from, or a chain fails;
   *     {@link #start} gives a run whose draws until then can still be read
   */
  public Posterior<R> run() {
    if (settings.draws == 0) {
      throw InvalidArgument.of(
          Report.of("a posterior takes 1 draw of each chain at least, not 0.")
              .at(Source.here())
              .cure("ask for draws; for warm-up alone, start() the run and take awaitDraws()"));
    }
    try (Run<R> run = start()) {
      return run.await();
    }
  }

  /**
   * Sets the chains going, and returns at once; the run is to be closed.
   *
   * @throws InvalidArgument if the model cannot be sampled from, or has nothing to sample
   */
  public Run<R> start() {
    settings.listener.compiling(model.name());
    Run<R> run;
    try {
      run = compile();
    } finally {
      settings.listener.compiled();
    }
    run.begin();
    return run;
  }

  private Run<R> compile() {
    Executor executor = settings.executor == null ? Executor.auto() : settings.executor;
    Target target = Target.of(model, settings.kernel.discreteSites(), executor);
    requireSites(target);
    requireReals(target);
    checkInitial(target);
    Potential potential = target.potential();
    if (potential.isEstimate() && !settings.kernel.takesEstimates()) {
      potential.close();
      throw estimate(target);
    }
    return new Run<>(model, settings, target, potential);
  }

  private void requireSites(Target target) {
    if (target.layout().size() > 0) {
      return;
    }
    List<String> summed =
        target.program().samples().stream()
            .map(entry -> (Site.Sample) entry.site())
            .filter(Site.Sample::marginalized)
            .map(Site.Sample::address)
            .toList();
    String name = "\"" + target.program().name() + "\"";
    throw InvalidArgument.of(
        summed.isEmpty()
            ? Report.of(name + " has no random site: there is nothing to sample.")
                .at(Source.here())
                .cure("query() it: simulate(key) and priorPredictive(count, key) run it as it is")
            : Report.of(
                    name
                        + " has nothing left to sample: its random sites ("
                        + String.join(", ", summed)
                        + ") are summed over.")
                .at(Source.here())
                .cure("draw them: kernel(gibbs(\"" + summed.get(0) + "\"))"));
  }

  private void requireReals(Target target) {
    Layout layout = target.layout();
    if (layout.dimension() > 0 || !settings.kernel.movesReals()) {
      return;
    }
    String sites =
        settings.kernel.discreteSites().stream()
            .map(site -> "\"" + site + "\"")
            .collect(Collectors.joining(", "));
    throw InvalidArgument.of(
        Report.of(
                settings.kernel.name()
                    + " has no real site to move: \""
                    + target.program().name()
                    + "\" has discrete ones only.")
            .at(Source.here())
            .cure("take gibbs(" + sites + ") alone"));
  }

  private InvalidArgument estimate(Target target) {
    return InvalidArgument.of(
        Report.of(
                "the log density of \""
                    + target.program().name()
                    + "\" is an estimate, with which "
                    + settings.kernel.name()
                    + " does not work.")
            .at(Source.here())
            .cure("take away subsample(...) and hidden sites, or use sgld() or sghmc()"));
  }

  private void checkInitial(Target target) {
    double[][] initial = settings.initial;
    if (initial == null) {
      return;
    }
    boolean fits = initial.length == 1 || initial.length == settings.chains;
    for (double[] vector : initial) {
      fits &= vector.length == target.layout().size();
    }
    if (!fits) {
      throw InvalidArgument.of(
          Report.of(
                  "initial values: "
                      + settings.chains
                      + " chains take 1 or "
                      + settings.chains
                      + " vectors of "
                      + target.layout().size()
                      + " numbers.")
              .at(Source.here())
              .cure("give the sites' free numbers in the order of the program"));
    }
  }

  private static void require(String what, int value, int least) {
    if (value < least) {
      throw InvalidArgument.of(
          Report.of(what + " must be at least " + least + ", not " + value + ".")
              .at(Source.here())
              .cure("give a number in that range"));
    }
  }
}
