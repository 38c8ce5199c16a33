package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

class TorchExecutorTest {
  private static final double[][] X = randomMatrix(20, 3);

  /** Log density of a logistic regression, and its gradient in the coefficients. */
  private static Graph logistic() {
    Real x = Real.constant(X);
    Real beta = Real.input("beta", 3);
    Bool y = Bool.input("y", 20);
    Real logits = x.matmul(beta);
    Real prior = beta.square().sum().times(-0.5);
    Real density = y.select(logits.sigmoid().log(), Real.constant(1).minus(logits.sigmoid()).log());
    Graph graph =
        new Graph(
            "logistic", List.of(beta.expr(), y.expr()), List.of(prior.plus(density.sum()).expr()));
    return Pipeline.valueAndGradient(List.of(beta.expr())).run(graph);
  }

  private static final boolean[] Y = new boolean[20];
  private static final double[] BETA = {0.3, -1, 2};

  static {
    for (int i = 0; i < Y.length; i++) {
      Y[i] = i % 3 == 0;
    }
  }

  private static double[][] randomMatrix(int rows, int columns) {
    Random random = new Random(1);
    double[][] out = new double[rows][columns];
    for (double[] row : out) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return out;
  }

  @Test
  void agreesWithTheInterpreterOnALogisticRegression() {
    Graph graph = logistic();
    try (Executable torch = Executor.named("torch").compile(graph);
        Executable interp = Executor.named("interp").compile(graph)) {
      Values expected = interp.call(BETA, Y);
      Values found = torch.call(BETA, Y);
      assertThat(found.doubles(0)[0]).isCloseTo(expected.doubles(0)[0], within(1e-12));
      assertThat(found.doubles(1)).containsExactly(expected.doubles(1), within(1e-12));
    }
  }

  /** Else the logarithm of the logarithm of uniform noise is infinite once in a while. */
  @Test
  void whatIsBelowOneStaysBelowOneInFloat32() {
    Real x = Real.input("x", 3);
    Graph graph = new Graph("log", List.of(x.expr()), List.of(x.log().unaryMinus().log().expr()));
    Options options = Options.DEFAULT.with(Precision.FLOAT32);
    try (Executable torch = Executor.named("torch").compile(graph, options)) {
      double[] logs = torch.call(new double[] {Math.nextDown(1.0), 1, 0.5}).doubles(0);
      assertThat(logs[0]).isCloseTo(Math.log(0x1p-24), within(1e-5));
      assertThat(logs[1]).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(logs[2]).isCloseTo(Math.log(Math.log(2)), within(1e-6));
    }
  }

  @Test
  void computesInFloat32WhenAsked() {
    Graph graph = logistic();
    Options options = Options.DEFAULT.with(Precision.FLOAT32);
    try (Executable torch = Executor.named("torch").compile(graph, options);
        Executable interp = Executor.named("interp").compile(graph)) {
      Values out = Values.of(new float[1], new float[3]);
      torch.call(Values.of(new float[] {0.3f, -1, 2}, Y), out);
      double expected = interp.call(BETA, Y).doubles(0)[0];
      assertThat((double) out.as(float[].class, 0)[0])
          .isCloseTo(expected, within(1e-5 * Math.abs(expected)))
          .isNotEqualTo(expected);
    }
  }

  @Test
  void takesAndGivesArraysOfItsOwnEngine() {
    try (Executable torch = Executor.named("torch").compile(logistic());
        NDManager manager = NDManager.newBaseManager("PyTorch")) {
      double[] expected = torch.call(BETA, Y).doubles(1);
      NDArray beta = manager.create(BETA, new Shape(3));
      Values out = Values.empty(2);
      torch.call(Values.of(beta, Y), out);
      try (NDArray value = out.as(NDArray.class, 0);
          NDArray gradient = out.as(NDArray.class, 1)) {
        assertThat(value.getShape()).isEqualTo(new Shape());
        assertThat(gradient.toDoubleArray()).containsExactly(expected, within(0.0));
      }
    }
  }

  @Test
  void forksOutliveTheirOriginal() {
    Executable first = Executor.named("torch").compile(logistic());
    double[] expected = first.call(BETA, Y).doubles(1);
    try (Executable fork = first.fork()) {
      first.close();
      assertThat(fork.call(BETA, Y).doubles(1)).containsExactly(expected, within(0.0));
    }
  }

  @Test
  void drawsTheSameNoiseAsEveryoneElse() {
    Expr noise = Expr.of(new Noise(Noise.Kind.NORMAL, "z", org.ppl4j.type.Shape.of(5)), List.of());
    Graph graph = new Graph("noisy", List.of(), List.of(noise));
    try (Executable torch = Executor.named("torch").compile(graph)) {
      Values out = Values.of(new double[5]);
      torch.call(Key.of(7), 3, Values.of(), out);
      double[] expected = new double[5];
      NoiseSource.fillNormal(Key.of(7).fold("z").step(3), expected, 0, 5);
      assertThat(out.doubles(0)).isEqualTo(expected);
    }
  }

  @Test
  void savesAModuleThatStandsAlone(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("logistic.pt");
    TorchExecutor.save(logistic(), Options.DEFAULT, file);
    assertThat(Files.size(file)).isPositive();
    String text = TorchExecutor.script(logistic(), Options.DEFAULT);
    assertThat(text).contains("def forward(self: __torch__.M, x0: Tensor, x1: Tensor, c");
    String alone = ScriptWriter.writeStandalone(logistic(), Options.DEFAULT);
    try (TorchModule module = TorchModule.load(alone, Device.cpu());
        TorchCall call =
            new TorchCall(
                module,
                List.of(TensorSignature.float64(3), TensorSignature.bool(20)),
                List.of(TensorSignature.float64(), TensorSignature.float64(3)));
        Executable interp = Executor.named("interp").compile(logistic())) {
      call.set(0, BETA);
      call.set(1, Y);
      call.run();
      double[] gradient = new double[3];
      call.get(1, gradient);
      assertThat(gradient).containsExactly(interp.call(BETA, Y).doubles(1), within(1e-12));
    }
  }
}
