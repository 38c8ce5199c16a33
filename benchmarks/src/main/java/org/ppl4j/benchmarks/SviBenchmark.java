package org.ppl4j.benchmarks;

import static org.ppl4j.vi.objective.Objectives.elbo;
import static org.ppl4j.vi.optim.Optimizers.adam;

import example.BenchModels;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ppl4j.model.Handlers;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.objective.Estimate;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;
import org.ppl4j.vi.guide.Guides;
import org.ppl4j.vi.guide.Start;

/**
 * A mean-field fit by Adam, 20,000 steps, from the estimate to the fit. What a step takes alone,
 * noise, value, gradient and update, is printed in the end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SviBenchmark {
  /** The model. */
  @Param({"es_nc", "es_c", "logreg", "radon", "gp_regr", "gp_pois", "hmm"})
  public String model;

  /** How many estimates each step averages. */
  @Param({"1", "10"})
  public int particles;

  /** How many steps one call does. */
  @Param({"100"})
  public int stepsPerCall;

  /** The executor. */
  @Param({"jvm"})
  public String executor;

  private Fits fits;

  /** Makes the estimate, and checks its first steps. */
  @Setup
  public void open() {
    Model<NoArguments, ?> bench = BenchModels.get(model).model();
    Model<NoArguments, ?> p =
        model.equals("hmm") ? bench.with(Handlers.marginalize("first", "state")) : bench;
    Model<NoArguments, ?> q = Guides.of(p).start(Start.origin()).normal();
    Estimate estimate = elbo().of(p, q).estimate();
    fits =
        new Fits(
            () -> Svi.of(estimate).optimizer(adam(1e-3)).particles(particles).seed(1),
            stepsPerCall);
    fits.check(executor);
  }

  /** The fit. */
  @Benchmark
  public Fit fit() {
    return fits.run(executor);
  }

  /** Prints what a step takes. */
  @TearDown
  public void print() {
    System.out.println(model + ", " + particles + " particles, per step: " + fits);
  }
}
