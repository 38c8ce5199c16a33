package org.ppl4j.benchmarks;

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
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Graph;

/**
 * One call on torch. The time over the number of operations is a line: its slope is the cost of an
 * operation, and its value at none the cost of the call itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CallBenchmark {
  /** Elements of each value; 0 makes scalars. */
  @Param({"0", "1000"})
  public int size;

  /** Operations beside the sum of the inputs. */
  @Param({"0", "100", "1000"})
  public int operations;

  /** Inputs. */
  @Param({"1", "10"})
  public int inputs;

  private Executable executable;
  private Values in;
  private Values out;

  /** Compiles. */
  @Setup
  public void open() {
    int[] dims = size == 0 ? new int[0] : new int[] {size};
    Graph graph = Graphs.chain(inputs, operations, dims);
    executable = Executor.named("torch").compile(graph);
    in = Values.of(IntStream.range(0, inputs).mapToObj(i -> array()).toArray());
    out = Values.of(array());
    call();
    try (Executable oracle = Executor.named("interp").compile(graph)) {
      Values expected = Values.of(array());
      oracle.call(in, expected);
      Answers.require(expected.doubles(0), out.doubles(0));
    }
  }

  private double[] array() {
    return new double[Math.max(size, 1)];
  }

  /** Sets all inputs, calls and reads the output. */
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
