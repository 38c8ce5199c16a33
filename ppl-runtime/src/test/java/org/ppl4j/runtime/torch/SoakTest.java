package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;

/** Long use leaves memory flat, and a call makes next to no garbage. */
class SoakTest {
  private static final int SIZE = 1_000;
  private static final double MOST_GROWTH = 1.02;

  /** DJL's own garbage: 632 bytes for each of two native calls, and 8 for each argument. */
  private static final long MOST_GARBAGE = 1_600;

  /** A reparameterised estimate and its gradient, of at least so many operations. */
  private static Graph estimate(int length) {
    Real location = Real.input("location", SIZE);
    Real noise =
        (Real)
            Value.of(
                Expr.of(
                    new Noise(Noise.Kind.NORMAL, "z", org.ppl4j.type.Shape.of(SIZE)), List.of()));
    Real value = location.plus(noise);
    for (int i = 0; i < length / 2; i++) {
      value = value.tanh();
    }
    Real cost = value.square().sum();
    Graph graph = new Graph("estimate", List.of(location.expr()), List.of(cost.expr()));
    return Pipeline.valueAndGradient(graph.inputs()).run(graph);
  }

  @Test
  void callsLeaveMemoryFlat() throws Exception {
    soakCalls(20_000);
  }

  @Test
  @Tag("slow")
  void manyCallsLeaveMemoryFlat() throws Exception {
    soakCalls(200_000);
  }

  /** Its shorter version is in TorchModuleTest. */
  @Test
  @Tag("slow")
  void compilingLeavesMemoryFlat() throws Exception {
    ProcessMemory.assumeKnown();
    compileAndClose(300);
    long heap = ProcessMemory.heapKilobytes();
    long resident = ProcessMemory.residentKilobytes();
    compileAndClose(600);
    assertThat(ProcessMemory.heapKilobytes()).isLessThan((long) (heap * MOST_GROWTH));
    // PyTorch's allocator still takes some 20 MB; leaked modules of 200 lines would be 600 MB.
    assertThat(ProcessMemory.residentKilobytes() - resident).isLessThan(60_000);
  }

  /** By turns through Java arrays and through the engine's, always with a key. */
  private static void soakCalls(int calls) throws Exception {
    double[] location = new double[SIZE];
    Values in = Values.of(location);
    Values out = Values.of(new double[1], new double[SIZE]);
    Key key = Key.of(1);
    try (Executable executable = Executor.named("torch").compile(estimate(2));
        NDManager manager = NDManager.newBaseManager("PyTorch")) {
      Values arrayIn = Values.of(manager.create(location, new Shape(SIZE)));
      Values arrayOut = Values.empty(2);
      IntConsumer step =
          i -> {
            if (i % 2 == 0) {
              executable.call(key, i, in, out);
            } else {
              executable.call(key, i, arrayIn, arrayOut);
              arrayOut.as(NDArray.class, 0).close();
              arrayOut.as(NDArray.class, 1).close();
            }
          };
      assertFlat(calls, step);
    }
  }

  /** Each cycle loads its module anew, since no one holds it any longer, and a fork shares it. */
  private static void compileAndClose(int cycles) {
    Graph graph = estimate(200);
    Values in = Values.of(new double[SIZE]);
    Values out = Values.of(new double[1], new double[SIZE]);
    for (int i = 0; i < cycles; i++) {
      Executable executable = Executor.named("torch").compile(graph);
      executable.call(Key.of(1), i, in, out);
      try (Executable fork = executable.fork()) {
        executable.close();
        fork.call(Key.of(1), i, in, out);
      }
    }
  }

  /** Compares the memory in use after a tenth of the steps with that after all. */
  private static void assertFlat(int steps, IntConsumer step) throws Exception {
    ProcessMemory.assumeKnown();
    int warmup = steps / 10;
    IntStream.range(0, warmup).forEach(step);
    long heap = ProcessMemory.heapKilobytes();
    long resident = ProcessMemory.residentKilobytes();
    IntStream.range(warmup, steps).forEach(step);
    assertThat(ProcessMemory.heapKilobytes()).isLessThan((long) (heap * MOST_GROWTH));
    assertThat(ProcessMemory.residentKilobytes()).isLessThan((long) (resident * MOST_GROWTH));
  }

  @Test
  void aCallMakesNoGarbageOfItsOwn() {
    List<Expr> inputs = new ArrayList<>();
    List<Expr> outputs = new ArrayList<>();
    Values in = Values.empty(20);
    Values out = Values.empty(20);
    for (int i = 0; i < 20; i++) {
      Real x = Real.input("x" + i, 10);
      inputs.add(x.expr());
      outputs.add(x.exp().expr());
      in.set(i, new double[10]);
      out.set(i, new double[10]);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Executable executable =
        Executor.named("torch").compile(new Graph("wide", inputs, outputs))) {
      IntConsumer calls = count -> IntStream.range(0, count).forEach(i -> executable.call(in, out));
      calls.accept(20_000);
      long before = threads.getCurrentThreadAllocatedBytes();
      calls.accept(1_000);
      long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;
      assertThat(bytes).isLessThan(MOST_GARBAGE);
    }
  }
}
