package org.ppl4j.benchmarks;

import example.BenchModels;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.potential.Potential;
import org.ppl4j.mcmc.potential.Target;

/**
 * One log density with its gradient, of the models whose figures for other systems are in {@code
 * ../shared/bench/README.md}; and from a model to its first gradient.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Dppl4j.recompile=true"})
public class GradientBenchmark {
  private static final int CALLS = 100;

  /** The model. */
  @Param({"es_nc", "es_c", "logreg", "radon", "gp_regr", "gp_pois", "hmm"})
  public String model;

  /** The executor. */
  @Param({"jvm"})
  public String executor;

  private Potential potential;
  private double[] vector;
  private double[] gradient;

  /** Compiles. */
  @Setup
  public void open() {
    potential = compile(executor);
    vector = new Random(1).doubles(potential.size(), -0.3, 0.3).toArray();
    gradient = new double[potential.dimension()];
    try (Potential oracle = compile("interp")) {
      double[] expected = new double[gradient.length];
      double[] density = {oracle.logDensity(vector, expected)};
      Answers.require(density, new double[] {potential.logDensity(vector, gradient)});
      Answers.require(expected, gradient);
    }
  }

  private Potential compile(String name) {
    return Target.of(BenchModels.get(model).model(), Set.of(), Executor.named(name)).potential();
  }

  /** The log density and its gradient; often, as one call is shorter than a look at the clock. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public double gradient() {
    double sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += potential.logDensity(vector, gradient);
    }
    return sum;
  }

  /** Traces, differentiates, simplifies, compiles and calls once. */
  @Benchmark
  public List<Double> modelToFirstGradient() {
    try (Potential fresh = compile(executor)) {
      return List.of(fresh.logDensity(vector, gradient));
    }
  }

  /** Frees what is compiled. */
  @TearDown
  public void close() {
    potential.close();
  }
}
