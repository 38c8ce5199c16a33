package org.ppl4j.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Graph;

/** One call that computes nothing and returns its scalar many times. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OutputsBenchmark {
  /** Outputs. */
  @Param({"1", "10", "100"})
  public int outputs;

  private Executable executable;
  private Values in;
  private Values out;

  /** Compiles. */
  @Setup
  public void open() {
    Real x = Real.input("x");
    Graph graph = new Graph("repeated", List.of(x.expr()), Collections.nCopies(outputs, x.expr()));
    executable = Executor.named("torch").compile(graph);
    in = Values.of(new double[] {3});
    out = Values.of(IntStream.range(0, outputs).mapToObj(i -> new double[1]).toArray());
    call();
    Answers.require(new double[] {3}, out.doubles(outputs - 1));
  }

  /** Calls and reads all outputs. */
  @Benchmark
  public Values call() {
    executable.call(in, out);
    return out;
  }

  /** Frees the module. */
  @TearDown
  public void close() {
    executable.close();
  }
}
