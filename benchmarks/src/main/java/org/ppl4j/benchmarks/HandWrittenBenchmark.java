package org.ppl4j.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What hand-written Java takes for two of the models of {@link GradientBenchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandWrittenBenchmark {
  private final Random random = new Random(1);
  private final double[][] x = new double[1000][];
  private final int[] y = random.ints(1000, 0, 2).toArray();
  private final double[] beta = random.doubles(25, -0.3, 0.3).toArray();
  private final double[] toBeta = new double[25];
  private final double[] effects = {28, 8, -3, 7, -1, 1, 18, 12};
  private final double[] errors = {15, 10, 16, 11, 9, 11, 10, 18};
  private final double[] schools = random.doubles(10, -0.3, 0.3).toArray();
  private final double[] toSchools = new double[10];

  /** Data of the sizes of the models'. */
  public HandWrittenBenchmark() {
    for (int i = 0; i < x.length; i++) {
      x[i] = random.doubles(25, -1, 1).toArray();
    }
  }

  /** The model {@code logreg}. */
  @Benchmark
  public double logistic() {
    return HandWritten.logistic(x, y, beta, toBeta);
  }

  /** The model {@code es_nc}. */
  @Benchmark
  public double schools() {
    return HandWritten.schools(effects, errors, schools, toSchools);
  }
}
