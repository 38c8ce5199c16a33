package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Shape;

class MatricesTest {
  private static final Options FLOAT32 = Options.DEFAULT.with(Precision.FLOAT32);

  /** The form says which factor is transposed. */
  private static Graph product(String form, int m, int k, int n) {
    boolean left = form.startsWith("t");
    boolean right = form.endsWith("t");
    Real a = left ? Real.input("a", k, m) : Real.input("a", m, k);
    Real b = right ? Real.input("b", n, k) : Real.input("b", k, n);
    Real product = (left ? a.transpose(1, 0) : a).matmul(right ? b.transpose(1, 0) : b);
    return new Graph("product", List.of(a.expr(), b.expr()), List.of(product.expr()));
  }

  @ParameterizedTest
  @CsvSource({
    "nn, 64, 784, 400, true",
    "nt, 64, 784, 400, true",
    "tn, 64, 784, 400, true",
    "tt, 64, 784, 400, true",
    "nn, 16, 784, 400, true",
    "nt, 16, 784, 400, false",
    "nn, 784, 400, 16, true",
    "tn, 784, 400, 16, false",
    "nn, 64, 400, 20, false"
  })
  void theLibraryIsChosenByShapeAndTheResultIsTheSame(
      String form, int m, int k, int n, boolean oneDnn) {
    Graph graph = product(form, m, k, n);
    String script = TorchExecutor.script(graph, FLOAT32);
    assumeThat(System.getProperty("os.arch")).isIn("amd64", "x86_64");
    assertThat(script.contains("mkldnn")).isEqualTo(oneDnn);
    assertThat(TorchExecutor.script(graph, Options.DEFAULT)).doesNotContain("mkldnn");
    assertThat(ScriptWriter.writeStandalone(graph, FLOAT32)).doesNotContain("mkldnn");

    Random random = new Random(1);
    double[] a = random.doubles((long) m * k, -1, 1).toArray();
    double[] b = random.doubles((long) k * n, -1, 1).toArray();
    try (Executable single = Executor.named("torch").compile(graph, FLOAT32);
        Executable exact = Executor.named("torch").compile(graph)) {
      double[] found = single.call(a, b).doubles(0);
      double[] expected = exact.call(a, b).doubles(0);
      double worst =
          IntStream.range(0, m * n)
              .mapToDouble(i -> Math.abs(found[i] - expected[i]))
              .max()
              .orElseThrow();
      assertThat(worst).isPositive().isLessThan(1e-4);
    }
  }

  /** By oneDNN, and too small for it; the bias is added to each row. */
  @ParameterizedTest
  @CsvSource({"64, 784, 400, _linear_pointwise", "64, 40, 20, addmm"})
  void aLayerIsOneOperation(int m, int k, int n, String operation) {
    Real a = Real.input("a", m, k);
    Real b = Real.input("b", k, n);
    Real bias = Real.input("bias", n);
    Real product = a.matmul(b);
    Real rows = new Real(Ops.expand(bias.expr(), Shape.of(m, n), 1));
    List<Expr> inputs = List.of(a.expr(), b.expr(), bias.expr());
    double[] x = new Random(4).doubles((long) m * k, -1, 1).toArray();
    double[] y = new Random(5).doubles((long) k * n, -1, 1).toArray();
    double[] z = new Random(6).doubles(n, -1, 1).toArray();
    for (Real layer : List.of(product.plus(rows), rows.plus(product))) {
      Graph graph = new Graph("layer", inputs, List.of(layer.expr(), rows.expr()));
      assumeThat(System.getProperty("os.arch")).isIn("amd64", "x86_64");
      assertThat(TorchExecutor.script(graph, FLOAT32))
          .contains(operation)
          .doesNotContain("torch.add(");
      assertThat(TorchExecutor.script(graph, Options.DEFAULT)).contains("torch.add(");
      try (Executable single = Executor.named("torch").compile(graph, FLOAT32);
          Executable exact = Executor.named("torch").compile(graph)) {
        assertThat(single.call(x, y, z).doubles(0))
            .containsExactly(exact.call(x, y, z).doubles(0), within(1e-4));
      }
    }
    Graph twice =
        new Graph("twice", inputs, List.of(product.plus(rows).expr(), product.exp().expr()));
    assertThat(TorchExecutor.script(twice, FLOAT32)).contains("torch.add(");
  }

  @Test
  void aRepeatedColumnIsNotSpelledOut() {
    Real a = Real.input("a", 100, 300);
    Real column = Real.input("column", 300);
    Expr repeated = Ops.expand(column.expr(), Shape.of(300, 200), 0);
    Graph graph =
        new Graph(
            "repeated", List.of(a.expr(), column.expr()), List.of(Ops.matmul(a.expr(), repeated)));
    double[] matrix = new Random(2).doubles(30_000).toArray();
    double[] vector = new Random(3).doubles(300).toArray();
    try (Executable single = Executor.named("torch").compile(graph, FLOAT32);
        Executable exact = Executor.named("interp").compile(graph)) {
      assertThat(single.call(matrix, vector).doubles(0))
          .containsExactly(exact.call(matrix, vector).doubles(0), within(1e-3));
    }
  }

  /** A library's worker threads bear the name of the thread that they work for. */
  @ParameterizedTest
  @CsvSource({"FLOAT32, 64", "FLOAT32, 400", "FLOAT64, 400"})
  void oneThreadMultipliesWhicheverThreadAsks(Precision precision, int size) throws Exception {
    assumeThat(Path.of("/proc/self/task")).exists();
    AtomicLong threads = new AtomicLong();
    Thread caller =
        new Thread(
            () -> {
              Options options = Options.DEFAULT.with(precision);
              double[] x = new double[size * size];
              try (Executable product =
                  Executor.named("torch").compile(product("nn", size, size, size), options)) {
                product.call(x, x);
                product.call(x, x);
                threads.set(threadsNamed("multiplier"));
              }
            },
            "multiplier");
    caller.start();
    caller.join();
    assertThat(threads.get()).isEqualTo(1);
  }

  private static long threadsNamed(String name) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return tasks.filter(task -> name.equals(nameOf(task))).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for a thread that has just ended. */
  private static String nameOf(Path task) {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
