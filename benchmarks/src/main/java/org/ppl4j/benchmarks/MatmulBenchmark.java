package org.ppl4j.benchmarks;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
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
import org.ppl4j.runtime.torch.TensorSignature;
import org.ppl4j.runtime.torch.TorchCall;
import org.ppl4j.runtime.torch.TorchModule;

/**
 * A float32 matrix product by each of PyTorch's two libraries. On several cores: {@code
 * -jvmArgsAppend -Dai.djl.pytorch.num_threads=2}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatmulBenchmark {
  /** Rows, inner size and columns. */
  @Param({"64x400x20", "64x784x400", "256x784x400", "1024x784x400", "1024x400x20", "1024x20x400"})
  public String shape;

  /** Which factor is a transposed view. */
  @Param({"none", "left", "right"})
  public String transposed;

  /** {@code torch.matmul}, or oneDNN's linear layer. */
  @Param({"matmul", "oneDnn"})
  public String library;

  private TorchModule module;
  private TorchCall call;

  /** Loads. */
  @Setup
  public void open() {
    int[] sizes = Arrays.stream(shape.split("x")).mapToInt(Integer::parseInt).toArray();
    boolean left = transposed.equals("left");
    boolean right = transposed.equals("right");
    String a = left ? "torch.t(a)" : "a";
    String b = right ? "torch.t(b)" : "b";
    String product =
        library.equals("matmul")
            ? "torch.matmul(" + a + ", " + b + ")"
            : "ops.mkldnn._linear_pointwise("
                + a
                + ", torch.t("
                + b
                + "), None, \"none\", [], \"\")";
    module =
        TorchModule.load(
            """
            class M(Module):
              def forward(self: __torch__.M, a: Tensor, b: Tensor) -> List[Tensor]:
                product = %s
                return [torch.select(torch.select(product, 0, 0), 0, 0)]
            """
                .formatted(product),
            Device.cpu());
    call =
        new TorchCall(
            module,
            List.of(matrix(sizes[0], sizes[1], left), matrix(sizes[1], sizes[2], right)),
            List.of(TensorSignature.float32()));
    call.set(0, filled(sizes[0] * sizes[1]));
    call.set(1, filled(sizes[1] * sizes[2]));
    multiply();
    double[] element = new double[1];
    call.get(0, element);
    Answers.require(new double[] {0.25 * sizes[1]}, element);
  }

  private static TensorSignature matrix(int rows, int columns, boolean transposed) {
    return transposed
        ? TensorSignature.float32(columns, rows)
        : TensorSignature.float32(rows, columns);
  }

  private static float[] filled(int size) {
    float[] values = new float[size];
    Arrays.fill(values, 0.5f);
    return values;
  }

  /** Multiplies and fetches one element. */
  @Benchmark
  public void multiply() {
    call.run();
  }

  /** Frees the module. */
  @TearDown
  public void close() {
    call.close();
    module.close();
  }
}
