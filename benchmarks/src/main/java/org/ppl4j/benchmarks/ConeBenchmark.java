package org.ppl4j.benchmarks;

import static java.util.Objects.requireNonNull;
import static org.ppl4j.vi.optim.Optimizers.sgd;

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
import org.ppl4j.objective.Estimate;
import org.ppl4j.samples.Cone;
import org.ppl4j.vi.Fit;
import org.ppl4j.vi.Svi;

/**
 * The objectives of {@link Cone} at batch 64, fits of 20,000 steps by stochastic gradient descent.
 * What a step takes alone is printed in the end.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ConeBenchmark {
  /** The objective. */
  @Param({"ELBO", "IWELBO(5)", "HVI", "IWHVI(5)", "DIWHVI(5, 5)"})
  public String objective;

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
    Estimate estimate = requireNonNull(Cone.objectives().get(objective)).estimate();
    fits =
        new Fits(() -> Svi.of(estimate).optimizer(sgd(1e-3)).particles(64).seed(1), stepsPerCall);
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
    System.out.println(objective + ", batch 64, per step: " + fits);
  }
}
