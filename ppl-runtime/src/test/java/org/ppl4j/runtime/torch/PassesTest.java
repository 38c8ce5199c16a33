package org.ppl4j.runtime.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Options;
import org.ppl4j.compiler.Options.Precision;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Ops;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/** What float32 on a processor has fewer passes for, against the interpreter. */
final class PassesTest {
  private static final Options FLOAT32 = Options.DEFAULT.with(Precision.FLOAT32);

  private static Graph graph(List<Expr> inputs, Real... outputs) {
    return new Graph("f", inputs, Arrays.stream(outputs).map(Real::expr).toList());
  }

  private static double[] reals(int size, double scale) {
    return new Random(size).doubles(size, -scale, scale).toArray();
  }

  /** The text of the module, whose results must be the interpreter's. */
  private static String agreeing(Graph graph, Object... inputs) {
    return agreeing(2e-6, graph, inputs);
  }

  private static String agreeing(double tolerance, Graph graph, Object... inputs) {
    Values expected = Values.allocate(graph.outputTypes());
    Values found = Values.allocate(graph.outputTypes());
    try (Executable exact = Executor.named("interp").compile(graph);
        Executable single = Executor.named("torch").compile(graph, FLOAT32)) {
      exact.call(Values.of(inputs), expected);
      single.call(Values.of(inputs), found);
    }
    for (int i = 0; i < expected.count(); i++) {
      double[] wanted = expected.doubles(i);
      double[] got = found.doubles(i);
      for (int k = 0; k < wanted.length; k++) {
        if (Double.isFinite(wanted[k])) {
          assertThat(got[k])
              .isCloseTo(wanted[k], within(tolerance * Math.max(1, Math.abs(wanted[k]))));
        } else {
          assertThat(got[k]).isEqualTo(Double.valueOf(wanted[k]));
        }
      }
    }
    return TorchExecutor.script(graph, FLOAT32);
  }

  @Test
  void workOnALookUpIsDoneOnTheTable() {
    Int bits = Int.constant(IntStream.range(0, 120).map(i -> i % 7 % 2).toArray(), 60, 2);
    Int at = Int.input("at", 5);
    Real signs = Real.constant(1).minus(bits.at(at).toReal().times(2));
    Graph graph = graph(List.of(at.expr()), signs.exp());
    assertThat(agreeing(graph, new int[] {0, 3, 59, 3, 7}))
        .contains("index_select")
        .doesNotContain("torch.to(", "torch.mul(", "torch.exp(");
  }

  @Test
  void whatIsComputedForOneOrderOfRowsIsComputedForTheOther() {
    Real x = Real.input("x", 30, 4, 50);
    Real row = Real.input("row", 50);
    Real exchanged = new Real(Ops.transpose(x.expr(), 1, 0, 2));
    Real rows = new Real(Ops.expand(row.expr(), Shape.of(4, 30, 50), 2));
    Real own = new Real(Ops.expand(row.expr(), Shape.of(30, 4, 50), 2));
    Graph graph =
        graph(
            List.of(x.expr(), row.expr()),
            exchanged.times(rows).exp().sum(0),
            exchanged.times(rows).exp().sum(0, 2),
            x.times(own).exp().sum(2));
    String script = agreeing(1e-5, graph, reals(6000, 1), reals(50, 1));
    assertThat(script.split("torch.exp\\(", -1)).hasSize(2);
    assertThat(script.split("torch.mul\\(", -1)).hasSize(2);
  }

  @Test
  void aFactorOfAMatrixGoesToTheSmallestOfTheProduct() {
    Real a = Real.input("a", 40, 20);
    Real b = Real.input("b", 20, 300);
    Real c = Real.input("c", 300, 4);
    Graph wide = graph(List.of(a.expr(), b.expr()), a.matmul(b.times(3)), b.exp());
    assertThat(agreeing(1e-5, wide, reals(800, 1), reals(6000, 1))).contains("torch.mul(x0");
    Graph small = graph(List.of(b.expr(), c.expr()), b.times(3).matmul(c));
    assertThat(agreeing(1e-5, small, reals(6000, 1), reals(1200, 1)))
        .containsPattern("torch.mul\\(v\\d");
    Graph huge = graph(List.of(a.expr(), b.expr()), a.matmul(b.times(1e20)));
    assertThat(TorchExecutor.script(huge, FLOAT32)).contains("torch.mul(x1");
  }

  @ParameterizedTest
  @CsvSource({"30, 4, 20", "1, 64, 400"})
  void aLayerMayHaveRowsAlongSeveralAxes(int first, int second, int columns) {
    Real x = Real.input("x", first * second, 784);
    Real w = Real.input("w", 784, columns);
    Real bias = Real.input("bias", columns);
    Shape shape = Shape.of(first, second, columns);
    Real whole = new Real(Ops.reshape(x.matmul(w).expr(), shape));
    Graph graph =
        graph(
            List.of(x.expr(), w.expr(), bias.expr()),
            whole.plus(new Real(Ops.expand(bias.expr(), shape, 2))));
    String script =
        agreeing(
            1e-4,
            graph,
            reals(first * second * 784, 1),
            reals(784 * columns, 1),
            reals(columns, 1));
    assertThat(script).doesNotContain("torch.add(");
  }

  /** Rows of 784 are multiplied in pieces; those of 787, which is prime, are not. */
  @ParameterizedTest
  @CsvSource({"784, true", "100, true", "787, false"})
  void softplusIsSummedByProducts(int columns, boolean fused) {
    Real x = Real.input("x", 60, columns);
    Real softplus = x.softplus();
    Graph graph = graph(List.of(x.expr()), softplus.sum(1), softplus.sum(), x.sigmoid());
    for (double scale : new double[] {0.1, 3, 80, 1e4}) {
      double[] values = reals(60 * columns, scale);
      values[0] = 0;
      values[1] = 100;
      values[2] = -100;
      String script = agreeing(graph, values);
      assertThat(script.contains("sum_softplus")).isEqualTo(fused);
    }
    double[] edges = reals(60 * columns, 1);
    edges[0] = Double.NaN;
    edges[columns] = Double.POSITIVE_INFINITY;
    edges[2 * columns] = Double.NEGATIVE_INFINITY;
    agreeing(graph, edges);
    Graph only = graph(List.of(x.expr()), softplus.sum(1));
    assertThat(agreeing(only, reals(60 * columns, 2)).contains("sum_softplus")).isEqualTo(fused);
    Graph each = graph(List.of(x.expr()), softplus.sum(1), softplus);
    assertThat(agreeing(each, reals(60 * columns, 2))).doesNotContain("sum_softplus");
    Graph down = graph(List.of(x.expr()), softplus.sum(0));
    assertThat(agreeing(down, reals(60 * columns, 2))).doesNotContain("sum_softplus");
  }

  @Test
  void aComparisonIsANumberAtOnce() {
    Real x = Real.input("x", 70, 10);
    Real p = Real.input("p", 70, 10);
    double[] left = reals(700, 1);
    double[] right = left.clone();
    for (int i = 0; i < 700; i += 3) {
      right[i] += i % 2 == 0 ? 0.5 : -0.5;
    }
    right[1] = Double.NaN;
    Graph graph =
        graph(
            List.of(x.expr(), p.expr()),
            x.lessThan(p).toInt().toReal().times(3),
            x.atMost(p).toReal(),
            x.equalTo(p).toReal(),
            x.lessThan(0.25).toReal());
    assertThat(agreeing(graph, left, right))
        .contains("torch.lt(x0, x1, out=")
        .doesNotContain("torch.to(");
  }

  @Test
  void anArrayTimesAConstantIsAddedInOnePass() {
    Real x = Real.input("x", 9);
    Real y = Real.input("y", 9);
    Real s = Real.input("s");
    Graph graph =
        graph(
            List.of(x.expr(), y.expr(), s.expr()),
            x.plus(y.times(3)),
            x.times(-2).plus(y),
            x.minus(y.times(5)),
            Real.constant(1).minus(x.times(7)),
            s.plus(y.times(11)));
    assertThat(agreeing(graph, reals(9, 1), reals(9, 2), new double[] {0.3}))
        .doesNotContain("torch.mul(");
    Graph difference = graph(List.of(x.expr(), y.expr()), x.times(3).minus(y));
    assertThat(agreeing(difference, reals(9, 1), reals(9, 2))).contains("torch.mul(");
  }

  @Test
  void singleRealsAreNumbers() {
    Real s = Real.input("s");
    Real t = Real.input("t");
    Real x = Real.input("x", 4);
    Real ratio = s.div(t).minus(1).square().plus(s.times(0.5).exp());
    Real root = ratio.sqrt().log().plus(t.log1p()).plus(s.expm1()).unaryMinus();
    Graph graph =
        graph(
            List.of(s.expr(), t.expr(), x.expr()), root, x.times(root), s.log(), s.div(t.minus(t)));
    for (double value : new double[] {0.7, -2, 0}) {
      String script = agreeing(graph, new double[] {value}, new double[] {3}, reals(4, 1));
      assertThat(script).contains("float(x0)").containsOnlyOnce("torch.expm1(");
    }
    assertThat(TorchExecutor.script(graph, Options.DEFAULT)).doesNotContain("float(");
  }

  /** What is an integer in the graph stays one: only truth values skip that step. */
  @Test
  void otherCastsStay() {
    Real x = Real.input("x", 6);
    Graph graph = graph(List.of(x.expr()), x.toInt().toReal());
    assertThat(graph.outputs().get(0).dtype()).isEqualTo(DType.REAL);
    assertThat(agreeing(graph, reals(6, 10))).contains("torch.to(");
  }
}
