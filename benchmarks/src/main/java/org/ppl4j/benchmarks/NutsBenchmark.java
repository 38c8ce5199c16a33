package org.ppl4j.benchmarks;

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
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.Draws;
import org.ppl4j.mcmc.Mcmc;
import org.ppl4j.mcmc.RunListener;
import org.ppl4j.mcmc.kernel.Statistics;

/**
 * A whole run of NUTS on one core, 4 chains of 1,000 + 1,000 iterations, from the model to the
 * draws, generated quantities included; the code is found compiled. What the chains take alone, for
 * each leapfrog step, is printed in the end: all of warm-up and sampling.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class NutsBenchmark {
  /** The model. */
  @Param({"es_nc", "es_c", "logreg", "radon", "gp_regr", "gp_pois", "hmm"})
  public String model;

  /** The executor. */
  @Param({"jvm"})
  public String executor;

  private final PartTimes perLeapfrog = new PartTimes();
  private final Chains chains = new Chains();

  /** The time of the chains' threads; with one thread one chain at a time. */
  private static final class Chains implements RunListener {
    private long begun;
    private long nanos;

    @Override
    public synchronized void began(int chain, int iteration, int warmup, int total) {
      begun = PartTimes.now();
    }

    @Override
    public synchronized void ended(int chain) {
      nanos += PartTimes.now() - begun;
    }

    synchronized long take() {
      long taken = nanos;
      nanos = 0;
      return taken;
    }
  }

  private Mcmc<?> sampling(String name) {
    return Mcmc.of(BenchModels.get(model).model())
        .executor(Executor.named(name))
        .seed(1)
        .threads(1)
        .keepWarmup();
  }

  /** The first transition must be that of the interpreter. */
  @Setup
  public void check() {
    Answers.require(first("interp"), first(executor));
  }

  private double[] first(String name) {
    Draws draws = sampling(name).chains(1).warmup(0).draws(1).run().draws();
    return draws.chains().get(0).samples().unconstrained();
  }

  /** The whole run. */
  @Benchmark
  public Draws run() {
    Draws draws = sampling(executor).listener(chains).run().draws();
    perLeapfrog.add(chains.take(), leapfrogs(draws));
    return draws;
  }

  private static double leapfrogs(Draws draws) {
    int column = draws.indexOf(Statistics.LEAPFROGS);
    double all = 0;
    for (Draws.Chain chain : draws.chains()) {
      for (double count : chain.warmup().statistics().get(column)) {
        all += count;
      }
      for (double count : chain.samples().statistics().get(column)) {
        all += count;
      }
    }
    return all;
  }

  /** Prints what a leapfrog step takes. */
  @TearDown
  public void print() {
    System.out.println(model + ", in the chains, per leapfrog step: " + perLeapfrog);
  }
}
