package org.ppl4j.benchmarks;

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
import org.openjdk.jmh.annotations.Warmup;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Graph;
import org.ppl4j.runtime.torch.TorchExecutor;

/** The steps from a traced graph to the first result of it and its gradient. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CompileBenchmark {
  /** Nodes of the traced graph, about. */
  @Param({"100", "1000", "5000"})
  public int nodes;

  private Graph traced;
  private Graph finished;

  /** Traces. */
  @Setup
  public void trace() {
    traced = Graphs.cost(nodes);
    finished = pipeline();
    System.out.printf(
        "%n# nodes: %d traced, %d with the gradient%n",
        traced.nodes().size(), finished.nodes().size());
    try (Executable oracle = Executor.named("interp").compile(finished)) {
      Answers.require(
          oracle.call(new double[10]).doubles(1), emissionLoadAndFirstCall().doubles(1));
    }
  }

  /** Simplifies, differentiates, simplifies. */
  @Benchmark
  public Graph pipeline() {
    return Pipeline.valueAndGradient(traced.inputs()).run(traced);
  }

  /** Writes the module's text. */
  @Benchmark
  public String emission() {
    return TorchExecutor.script(finished, Options.DEFAULT);
  }

  /** Writes the module, loads it, calls it once, which compiles it, and frees it. */
  @Benchmark
  public Values emissionLoadAndFirstCall() {
    try (Executable executable = Executor.named("torch").compile(finished)) {
      return executable.call(new double[10]);
    }
  }
}
