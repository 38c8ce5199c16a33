package org.ppl4j.vi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Device;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.noise.Key;
import org.ppl4j.objective.Estimate;
import org.ppl4j.objective.Objective;
import org.ppl4j.vi.optim.Optimizer;
import org.ppl4j.vi.optim.Optimizers;

/**
 * Stochastic variational inference: runs the params of an objective down the gradient of its
 * estimate. A builder, for one thread.
 *
 * <pre>{@code
 * Fit fit = Svi.of(objective).optimizer(adam(1e-2)).steps(2000).seed(1).run();
 * fit.param("mean");
 * }</pre>
 *
 * <p>A step is one call of a compiled graph: noise, value, gradient, the optimiser's update and
 * what strategies remember. Params are learned in the unconstrained space of their supports'
 * bijectors.
 *
 * <p>M. D. Hoffman, D. M. Blei, C. Wang and J. Paisley (2013), Stochastic variational inference,
 * JMLR 14.
 */
public final class Svi {
  final Estimate estimate;
  Optimizer optimizer = Optimizers.adam(1e-2);
  int steps = 10_000;

  /** 0 if nobody says. */
  int stepsPerCall;

  int particles = 1;
  Key key = Key.of(0);
  @Nullable Executor executor;
  Options options = Options.DEFAULT;
  Batches batches = step -> new Object[0];
  boolean streamed;
  @Nullable Convergence convergence;
  BooleanSupplier cancelled = () -> false;
  boolean cancellable;
  ProgressListener progress = ProgressListener.automatic();
  @Nullable Path checkpoint;
  int checkpointEvery;
  @Nullable Path resume;
  @Nullable Model<NoArguments, ?> guide;
  @Nullable Model<NoArguments, ?> model;
  final List<Callback> callbacks = new ArrayList<>();

  record Callback(int every, Consumer<StepReport> reader) {}

  private Svi(Estimate estimate) {
    this.estimate = estimate;
  }

  /**
   * Fits the params of an objective.
   *
   * @throws org.ppl4j.error.PplException if the objective or a strategy is wrong
   */
  public static Svi of(Objective objective) {
    return of(objective.estimate());
  }

  /** Fits the params of an estimate that is made already. */
  public static Svi of(Estimate estimate) {
    return new Svi(estimate);
  }

  /** How params move; without, Adam with a learning rate of 0.01. */
  public Svi optimizer(Optimizer chosen) {
    optimizer = chosen;
    return this;
  }

  /** How many steps are done at most, those before a resumed checkpoint included; else 10,000. */
  public Svi steps(int count) {
    steps = positive("steps", count);
    return this;
  }

  /**
   * How many steps one call of the compiled graph does; else as many as take some 100 microseconds,
   * if nobody waits for the end of a step. A loop in the graph spares the time of calls, which
   * counts for small models. Each step's noise depends on seed, address and step alone, so that the
   * fit is the same whatever this is, to the bit where the executor computes a loop's body as it
   * does a graph of its own (the interpreter and torch in float64 do). Stopping, callbacks and
   * checkpoints wait for the end of a call.
   */
  public Svi stepsPerCall(int count) {
    stepsPerCall = positive("stepsPerCall", count);
    return this;
  }

  /** How many independent estimates each step averages; else 1. */
  public Svi particles(int count) {
    particles = positive("particles", count);
    return this;
  }

  /** The seed of all noise; else 0. The same seed gives the same fit. */
  public Svi seed(long seed) {
    return key(Key.of(seed));
  }

  /** The key of all noise. */
  public Svi key(Key root) {
    key = root;
    return this;
  }

  /** What runs the steps; else the best executor there is. */
  public Svi executor(Executor chosen) {
    executor = chosen;
    return this;
  }

  /** The width of reals; else float64. */
  public Svi precision(Options.Precision precision) {
    options = options.with(precision);
    return this;
  }

  /** Where steps run; else on the processor. */
  public Svi device(Device device) {
    options = options.on(device);
    return this;
  }

  /** The objective's arguments, the same in each step: Java arrays, row-major. */
  public Svi arguments(Object... arrays) {
    Object[] kept = arrays.clone();
    batches = step -> kept;
    streamed = false;
    return this;
  }

  /** The objective's arguments, fed anew in each step. */
  public Svi batches(Batches source) {
    batches = source;
    streamed = true;
    return this;
  }

  /** Stops before all steps are done, when the objective no longer changes. */
  public Svi until(Convergence rule) {
    convergence = rule;
    return this;
  }

  /** Stops after a step in which this is true; asked from the fit's thread after each call. */
  public Svi cancelWhen(BooleanSupplier flag) {
    cancelled = flag;
    cancellable = true;
    return this;
  }

  /** Reports to a reader every so many steps. */
  public Svi every(int count, Consumer<StepReport> reader) {
    callbacks.add(new Callback(positive("every", count), reader));
    return this;
  }

  /** Who shows the progress; else a bar, if this process writes to a terminal. */
  public Svi progress(ProgressListener listener) {
    progress = listener;
    return this;
  }

  /** Writes all that is needed to go on into a file, every so many steps and at the end. */
  public Svi checkpoint(Path file, int every) {
    checkpoint = file;
    checkpointEvery = positive("checkpoint", every);
    return this;
  }

  /** Goes on from a checkpoint, bit for bit as if the fit had never stopped. */
  public Svi resume(Path file) {
    resume = file;
    return this;
  }

  /** The guide, whose draws the fit is then asked for. */
  public Svi guide(Model<NoArguments, ?> q) {
    guide = q;
    return this;
  }

  /** The model, its data observed, which the fit's weights compare the guide with. */
  public Svi model(Model<NoArguments, ?> p) {
    model = p;
    return this;
  }

  /**
   * Fits. An interrupt of the thread ends the fit after the current call, as {@link #cancelWhen}
   * does; what there is is returned, and the thread stays interrupted.
   *
   * @throws org.ppl4j.error.NotFinite if a step gives NaN or an infinity; it names the first
   *     operation that did, and the site next to it
   * @throws org.ppl4j.error.InvalidFile if a checkpoint is damaged or of another fit
   */
  public Fit run() {
    progress.compiling(estimate.name());
    try {
      return new FitLoop(this).run();
    } finally {
      progress.compiled();
    }
  }

  private static int positive(String what, int count) {
    if (count < 1) {
      throw InvalidArgument.of(
          Report.of("Svi: " + what + " is " + count + ", but must be positive.")
              .at(Source.here())
              .cure("give 1 or more"));
    }
    return count;
  }
}
