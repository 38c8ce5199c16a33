package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Values;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.BesselRatio;
import org.ppl4j.op.BetaI;
import org.ppl4j.op.BetaIComplement;
import org.ppl4j.op.BetaIDerivative;
import org.ppl4j.op.BetaIInverse;
import org.ppl4j.op.BinomialQuantile;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.GammaP;
import org.ppl4j.op.GammaPDerivative;
import org.ppl4j.op.GammaPInverse;
import org.ppl4j.op.GammaQ;
import org.ppl4j.op.LogBesselI0;
import org.ppl4j.op.LogNdtr;
import org.ppl4j.op.PoissonQuantile;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.StudentCdf;
import org.ppl4j.op.StudentCdfDerivative;
import org.ppl4j.op.StudentQuantile;
import org.ppl4j.op.VonMisesCdf;
import org.ppl4j.op.VonMisesCdfDerivative;
import org.ppl4j.op.VonMisesQuantile;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** PyTorch's special functions and ours in TorchScript against the interpreter's kernels. */
class SpecialFunctionsTest {
  private static final int COUNT = 1100;

  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  /**
   * An operation and ranges of its operands, far beyond what models need.
   *
   * @param bound of the relative error
   * @param slack what is added to the value's size: 0 where the relative error is small everywhere,
   *     else the size of the terms that cancel
   */
  record Range(
      Elementwise op, double bound, ToDoubleFunction<double[]> slack, double[]... operands) {
    @Override
    public String toString() {
      return op
          + " "
          + Arrays.stream(operands).map(x -> Arrays.toString(Arrays.copyOf(x, 1))).toList();
    }
  }

  static Stream<Range> ranges() {
    ToDoubleFunction<double[]> one = x -> 1;
    return Stream.of(
        exact(new Polygamma(1), log(1e-8, 1e8)),
        exact(new Polygamma(1), flat(-90, 2)),
        exact(new Polygamma(2), log(1e-8, 1e8)),
        exact(new Polygamma(6), log(1e-3, 1e3)),
        new Range(new Polygamma(0), 2e-14, one, log(1e-8, 1e8)),
        new Range(new Polygamma(0), 2e-14, one, flat(-90, 2)),
        new Range(new Polygamma(2), 1e-12, one, flat(-90, 2)),
        exact(new LogNdtr(), flat(-60, 37)),
        exact(new GammaP(), log(1e-3, 50), log(1e-3, 200)),
        exact(new GammaP(), log(1, 1e6), log(1, 1e6)),
        exact(new GammaQ(), log(1e-3, 50), log(1e-3, 200)),
        exact(new GammaQ(), log(1, 1e6), log(1, 1e6)),
        exact(new GammaPDerivative(1), log(1e-3, 1e4), log(1e-3, 1e4)),
        new Range(new GammaPDerivative(2), 1e-12, one, log(0.1, 1e4), log(1e-3, 1e4)),
        exact(new GammaPInverse(), log(0.01, 1e5), flat(0, 1)),
        exact(new GammaPInverse(), log(0.1, 1e5), log(1e-200, 1)),
        exact(new BetaI(), log(1e-3, 100), log(1e-3, 100), flat(0, 1)),
        exact(new BetaI(), log(1e-3, 1e5), log(1e-3, 1e5), log(1e-6, 1)),
        exact(new BetaIComplement(), log(1e-3, 100), log(1e-3, 100), log(1e-9, 1)),
        new Range(
            new BetaIDerivative(0), 4e-12, x -> 0, log(1e-2, 1e4), log(1e-2, 1e4), flat(0, 1)),
        new Range(
            new BetaIDerivative(1), 4e-12, x -> 0, log(1e-2, 1e4), log(1e-2, 1e4), flat(0, 1)),
        exact(new BetaIInverse(), log(0.1, 1e3), log(0.1, 1e3), flat(0, 1)),
        exact(new BetaIInverse(), log(0.1, 100), log(0.1, 100), log(1e-60, 1)),
        exact(new StudentCdf(), log(0.1, 1e5), flat(-20, 20)),
        new Range(new StudentCdfDerivative(), 1e-12, x -> 0.1 / x[0], log(0.1, 1e5), flat(-20, 20)),
        new Range(new StudentQuantile(), 1e-12, one, log(0.3, 1e5), flat(0, 1)),
        exact(new StudentQuantile(), log(1, 1e5), log(1e-60, 0.1)),
        exact(new LogBesselI0(false), log(1e-8, 1e8)),
        exact(new LogBesselI0(true), flat(-30, 30)),
        exact(new BesselRatio(), flat(-30, 30)),
        exact(new VonMisesCdf(), log(1e-3, 1e8), flat(-3.2, 3.2)),
        exact(new VonMisesCdfDerivative(), log(1e-3, 100), flat(-3.2, 3.2)),
        new Range(new VonMisesQuantile(), 1e-12, one, log(1e-3, 1e8), flat(0, 1)),
        new Range(new PoissonQuantile(), 0, x -> 1, log(1e-3, 1e6), flat(0, 1)),
        new Range(new BinomialQuantile(), 0, x -> 1, whole(1e4), flat(0, 1), flat(0, 1)));
  }

  private static Range exact(Elementwise op, double[]... operands) {
    return new Range(op, 2e-12, x -> 0, operands);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ranges")
  void torchAgreesWithTheKernels(Range range) {
    for (Precision precision : Precision.values()) {
      boolean wide = precision == Precision.FLOAT64;
      double[][] at = wide ? range.operands : narrow(range.operands);
      double[] found = torch(range.op, precision, at);
      for (int i = 0; i < found.length; i++) {
        double[] point = point(at, i);
        double expected = range.op.element(point);
        double size = Math.abs(expected) + range.slack.applyAsDouble(point);
        double rounding = wide || isDiscrete(range.op) ? 0 : 1e-7;
        double tiny = wide ? 1e-290 : 1e-37;
        assertThat(found[i])
            .as("%s at %s in %s", range.op, Arrays.toString(point), precision)
            .isCloseTo(expected, within((range.bound + rounding) * size + tiny));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ranges")
  void edgesAreThoseOfTheKernels(Range range) {
    double[] edges = {NAN, INF, -INF, 0, -0.0, 1, -1, 2, 0.5, -2.5, 30, 1 - 0x1p-53};
    int count = (int) Math.pow(edges.length, range.operands.length);
    double[][] at = new double[range.operands.length][count];
    for (int k = 0, period = 1; k < at.length; k++, period *= edges.length) {
      for (int i = 0; i < count; i++) {
        at[k][i] = edges[i / period % edges.length];
      }
    }
    if (isDiscrete(range.op)) {
      Arrays.setAll(at[at.length - 1], i -> at[at.length - 1][i] == 1 ? 0.7 : at[at.length - 1][i]);
    }
    double[] found = torch(range.op, Precision.FLOAT64, at);
    for (int i = 0; i < count; i++) {
      double expected = range.op.element(point(at, i));
      String where = range.op + " at " + Arrays.toString(point(at, i));
      if (isDiscrete(range.op)) {
        assertThat(found[i]).as(where).isEqualTo((long) expected);
      } else if (Double.isNaN(expected) || Double.isInfinite(expected)) {
        assertThat(found[i]).as(where).isEqualTo(Double.valueOf(expected));
      } else {
        assertThat(found[i])
            .as(where)
            .isCloseTo(expected, within(1e-12 * Math.abs(expected) + 1e-14));
      }
    }
  }

  @Test
  void aScalarGoesWithAnyShape() {
    Expr shape = Input.create("shape", Type.real());
    Expr x = Input.create("x", Type.real(2, 3));
    Graph graph =
        new Graph("mixed", List.of(shape, x), List.of(Expr.of(new GammaP(), List.of(shape, x))));
    double[] points = {0.1, 0.5, 1, 2, 4, 9};
    try (Executable torch = Executor.named("torch").compile(graph)) {
      double[] found = torch.call(new double[] {2.5}, points).doubles(0);
      for (int i = 0; i < points.length; i++) {
        assertThat(found[i]).isCloseTo(new GammaP().apply(2.5, points[i]), within(1e-13));
      }
    }
  }

  @Test
  void whatHasNoSecondDerivativeInAParameterHasOneInTheArgument() {
    for (Elementwise op : List.of(new StudentCdf(), new VonMisesCdf())) {
      Expr parameter = Input.create("parameter", Type.real());
      Expr x = Input.create("x", Type.real());
      Expr value = Expr.of(op, List.of(parameter, x));
      Expr inParameter = Grad.gradients(value, List.of(parameter)).get(0);
      Expr mixed = Grad.gradients(inParameter, List.of(x)).get(0);
      Graph graph = new Graph("mixed", List.of(parameter, x), List.of(inParameter, mixed));
      double step = 1e-5;
      double slope = (at(graph, 2.5, 1 + step, 0) - at(graph, 2.5, 1 - step, 0)) / (2 * step);
      assertThat(at(graph, 2.5, 1, 1)).isCloseTo(slope, within(1e-8));
      assertThatThrownBy(() -> Grad.gradients(inParameter, List.of(parameter)))
          .isInstanceOf(NotDifferentiable.class);
    }
  }

  private static double at(Graph graph, double parameter, double x, int output) {
    List<Tensor> inputs = List.of(Tensor.scalar(parameter), Tensor.scalar(x));
    return Evaluator.evaluate(graph, inputs).get(output).doubleValue();
  }

  private static boolean isDiscrete(Elementwise op) {
    return op instanceof PoissonQuantile || op instanceof BinomialQuantile;
  }

  private static double[] torch(Elementwise op, Precision precision, double[][] at) {
    List<Expr> inputs = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      inputs.add(Input.create("x" + i, Type.real(at[0].length)));
    }
    Graph graph = new Graph("one", inputs, List.of(Expr.of(op, inputs)));
    boolean whole = graph.outputs().get(0).dtype() == DType.INT;
    Object out =
        whole
            ? new long[at[0].length]
            : precision == Precision.FLOAT64 ? new double[at[0].length] : new float[at[0].length];
    Object[] arrays =
        Arrays.stream(at).map(x -> precision == Precision.FLOAT64 ? x : floats(x)).toArray();
    try (Executable torch =
        Executor.named("torch").compile(graph, Options.DEFAULT.with(precision))) {
      torch.call(Values.of(arrays), Values.of(out));
    }
    double[] values = new double[at[0].length];
    Arrays.setAll(values, i -> ((Number) java.lang.reflect.Array.get(out, i)).doubleValue());
    return values;
  }

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) values[i];
    }
    return out;
  }

  private static double[][] narrow(double[][] operands) {
    return Arrays.stream(operands)
        .map(x -> Arrays.stream(x).map(value -> (float) value).toArray())
        .toArray(double[][]::new);
  }

  private static double[] point(double[][] at, int index) {
    return Arrays.stream(at).mapToDouble(x -> x[index]).toArray();
  }

  private static double[] flat(double low, double high) {
    return new Random(Double.hashCode(low + 3 * high)).doubles(COUNT, low, high).toArray();
  }

  private static double[] log(double low, double high) {
    Random random = new Random(Double.hashCode(low - high));
    return random.doubles(COUNT, Math.log(low), Math.log(high)).map(Math::exp).toArray();
  }

  private static double[] whole(double high) {
    return Arrays.stream(log(1, high)).map(Math::rint).toArray();
  }
}
