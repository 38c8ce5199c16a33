package org.ppl4j.runtime.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Output;
import org.ppl4j.op.Abs;
import org.ppl4j.op.Cholesky;
import org.ppl4j.op.Diag;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Max;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Ops;
import org.ppl4j.op.ScatterAdd;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Tanh;
import org.ppl4j.op.TriangularSolve;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Loops over many elements, as vectors where this JVM has them and as numbers, do the same. */
class VectorLoopsTest {
  private static final int[] LENGTHS = {16, 17, 100, 1000, 1003};

  private static Map<String, UnaryOperator<Expr>> functions() {
    Map<String, UnaryOperator<Expr>> all = new LinkedHashMap<>();
    all.put("exp", Ops::exp);
    all.put("log", x -> Ops.log(Ops.square(x)));
    all.put("log1p", x -> Ops.unary(new Log1p(), Ops.square(x)));
    all.put("expm1", x -> Ops.unary(new Expm1(), x));
    all.put("tanh", x -> Ops.unary(new Tanh(), x));
    all.put("sin", Ops::sin);
    all.put("cos", Ops::cos);
    all.put("sqrt", x -> Ops.unary(new Sqrt(), Ops.square(x)));
    all.put("abs", x -> Ops.unary(new Abs(), x));
    all.put("sigmoid", Ops::sigmoid);
    all.put("softplus", x -> Ops.unary(new Softplus(), x));
    all.put("lgamma", x -> Ops.lgamma(Ops.exp(x)));
    all.put("quotient", x -> Ops.div(x, Ops.exp(Ops.sum(x))));
    all.put(
        "product from outside",
        x -> Ops.plus(Ops.exp(x), Ops.times(Ops.sum(x), Ops.sum(Ops.square(x)))));
    all.put("maximum", x -> Ops.binary(new Maximum(), x, Ops.real(0.3)));
    all.put("minimum", x -> Ops.binary(new Minimum(), x, Ops.sin(x)));
    all.put("less", x -> Ops.select(Ops.less(x, Ops.real(0)), Ops.negate(x), Ops.exp(x)));
    all.put("equal", x -> Ops.toReal(Ops.equal(Ops.sign(x), Ops.real(1))));
    return all;
  }

  @TestFactory
  Stream<DynamicTest> functionsOfManyElements() {
    return functions().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      for (int n : LENGTHS) {
                        Expr x = Input.create("x", Type.real(n));
                        Expr y = entry.getValue().apply(x);
                        Expr max = Expr.of(new Max(Axes.of(0)), List.of(y));
                        check(new Graph("f", List.of(x), List.of(y, Ops.sum(y), max)));
                      }
                    }));
  }

  @Test
  void elementsPickedThroughConstantIndicesAndSumsByGroups() {
    for (int n : LENGTHS) {
      for (boolean sorted : new boolean[] {true, false}) {
        double[] group = new Random(n).ints(n, 0, 7).asDoubleStream().toArray();
        if (sorted) {
          Arrays.sort(group);
        }
        Expr groups = Ops.constant(Tensor.wrap(Type.integer(n), group));
        Expr level = Input.create("level", Type.real(7));
        Expr x = Input.create("x", Type.real(n));
        Expr loss = Ops.sum(Ops.square(Ops.minus(x, Ops.gather(level, groups, 0))));
        check(gradient(loss, level, x));
        Expr onto = Expr.of(new ScatterAdd(0, 0), List.of(level, groups, Ops.square(x)));
        check(new Graph("scatter", List.of(level, x), List.of(onto)));
      }
    }
  }

  @Test
  void productsWithConstantMatrices() {
    for (int n : LENGTHS) {
      for (int k : new int[] {2, 25, 60}) {
        double[] data = new Random(n + k).doubles((long) n * k, -1, 1).toArray();
        Expr matrix = Ops.constant(Tensor.wrap(Type.real(n, k), data));
        Expr beta = Input.create("beta", Type.real(k));
        Expr eta =
            Ops.reshape(
                Ops.matmul(matrix, Ops.reshape(beta, Type.real(k, 1).shape())),
                Type.real(n).shape());
        check(gradient(Ops.sum(Ops.unary(new Softplus(), eta)), beta));
      }
    }
  }

  @Test
  void productsOfConstantMatricesWithAFewVectors() {
    for (int n : new int[] {8, 100, 1003}) {
      for (int k : new int[] {2, 25}) {
        for (int count : new int[] {2, 10, 33}) {
          double[] data = new Random(n + k).doubles((long) n * k, -1, 1).toArray();
          Expr matrix = Ops.constant(Tensor.wrap(Type.real(n, k), data));
          Expr rows = Input.create("rows", Type.real(count, k));
          Expr columns = Ops.matmul(matrix, Ops.transpose(rows, 1, 0));
          check(gradient(Ops.sum(Ops.unary(new Softplus(), columns)), rows));
          Expr turned = Ops.matmul(rows, Ops.transpose(matrix, 1, 0));
          Expr weights = Input.create("weights", Type.real(n, count));
          Expr back = Ops.matmul(Ops.transpose(matrix, 1, 0), weights);
          check(new Graph("products", List.of(rows, weights), List.of(columns, turned, back)));
        }
      }
    }
  }

  @Test
  void loopsInAShortScanAreOfVectors() {
    Expr carried = Input.create("carried", Type.real());
    Expr noise = Input.create("noise", Type.real(300));
    Expr next = Ops.div(Ops.sum(Ops.sin(Ops.times(noise, carried))), Ops.real(300));
    Graph body = new Graph("body", List.of(carried, noise), List.of(next));
    Expr start = Input.create("start", Type.real());
    Expr all = Input.create("all", Type.real(20, 300));
    Expr last = Expr.of(new Scan(body, 20, 1, 1, false), List.of(start, all));
    Graph graph = new Graph("scan", List.of(start, all), Output.all(last));
    assertThat(GeneratedCode.listing(Lowered.of(graph).graph(), 8)).contains("8 at once");
    check(graph);
  }

  @Test
  void scansThatCarryABatchOfShortVectors() {
    for (int batch : new int[] {7, 8, 10, 17}) {
      for (int n : new int[] {2, 3}) {
        for (boolean reverse : new boolean[] {false, true}) {
          Expr message = Input.create("message", Type.real(batch, n));
          Expr element = Input.create("element", Type.real(batch, n));
          Expr moves = Input.create("moves", Type.real(batch, n, n));
          Expr all = Ops.plus(moves, Ops.expand(message, moves.shape(), 0, 2));
          Expr next = Ops.plus(Expr.of(new LogSumExp(Axes.of(2)), List.of(all)), element);
          List<Expr> outputs = List.of(next, Ops.sin(next), Ops.sum(next, Axes.of(1)));
          Graph body = new Graph("body", List.of(message, element, moves), outputs);
          Expr start = Input.create("start", Type.real(batch, n));
          Expr elements = Input.create("elements", Type.real(5, batch, n));
          Expr constant = Input.create("constant", Type.real(batch, n, n));
          Expr scan = Expr.of(new Scan(body, 5, 1, 1, reverse), List.of(start, elements, constant));
          List<Expr> results = Output.all(scan);
          Expr loss =
              Ops.plus(
                  Ops.sum(Ops.square(results.get(0))),
                  Ops.plus(Ops.sum(Ops.square(results.get(1))), Ops.sum(results.get(2))));
          check(new Graph("scan", List.of(start, elements, constant), results));
          check(gradient(loss, start, elements, constant));
        }
      }
    }
  }

  /**
   * The last vector of a loop may be done twice, which must not be seen where arrays are reused.
   */
  @Test
  void arraysThatAreWrittenWhereTheyAreRead() {
    for (int n : new int[] {8, 9, 13, 16, 21, 31}) {
      Expr first = Input.create("first", Type.real(n));
      Expr second = Input.create("second", Type.real(n));
      Expr element = Input.create("element", Type.real(n));
      Expr sum = Ops.plus(Ops.times(first, Ops.sin(first)), element);
      Expr scaled = Ops.times(second, Ops.plus(Ops.times(second, Ops.real(0.3)), Ops.real(0.9)));
      List<Expr> outputs = List.of(scaled, sum, Ops.minus(sum, second));
      Graph body = new Graph("body", List.of(first, second, element), outputs);
      Expr x = Input.create("x", Type.real(n));
      Expr y = Input.create("y", Type.real(n));
      Expr elements = Input.create("elements", Type.real(6, n));
      Expr scan = Expr.of(new Scan(body, 6, 2, 1, false), List.of(x, y, elements));
      List<Expr> results = new ArrayList<>(Output.all(scan));
      Expr chain = x;
      for (int i = 0; i < 40; i++) {
        chain = Ops.plus(Ops.times(chain, Ops.real(0.9)), Ops.times(Ops.sum(chain), Ops.cos(y)));
      }
      results.add(chain);
      check(new Graph("reused", List.of(x, y, elements), results));
    }
  }

  @Test
  void matricesElementByElement() {
    Expr x = Input.create("x", Type.real(13, 11));
    Expr y = Input.create("y", Type.real(13, 11));
    Expr both = Ops.times(Ops.exp(x), Ops.plus(y, Ops.real(1)));
    Expr turned = Ops.plus(both, Ops.transpose(Input.create("z", Type.real(11, 13)), 1, 0));
    check(
        new Graph(
            "matrices",
            List.of(x, y, turned.input(1).input(0)),
            List.of(both, Ops.sum(both), Ops.sum(turned, Axes.of(1)), turned)));
  }

  @Test
  void productsOfMatrices() {
    for (int columns : new int[] {2, 7, 8, 11, 32, 37, 70}) {
      for (int rows : new int[] {2, 4, 11}) {
        for (int batches : new int[] {1, 3}) {
          Expr a = Input.create("a", Type.real(batches, rows, 5));
          Expr b = Input.create("b", Type.real(batches, 5, columns));
          Expr turned = Ops.matrixTranspose(Input.create("c", Type.real(batches, rows, 6)));
          Expr product = Ops.matmul(a, b);
          Expr wide = Input.create("d", Type.real(batches, 17, columns));
          check(
              new Graph(
                  "products",
                  List.of(a, b, turned.input(0), wide),
                  List.of(
                      product,
                      Ops.matmul(turned, product),
                      Ops.matmul(product, Ops.matrixTranspose(wide)))));
        }
      }
    }
  }

  @Test
  void choleskyFactors() {
    for (int n : new int[] {1, 2, 11, 12, 13}) {
      for (int count : new int[] {1, 3}) {
        Expr raw = Input.create("raw", Type.real(count, n, n));
        Expr square = Ops.matmul(raw, Ops.matrixTranspose(raw));
        Expr shift = Input.create("shift", Type.real(count));
        Expr shifts = Ops.expand(shift, Type.real(count, n).shape(), 0);
        Expr a = Ops.plus(square, Expr.of(new Diag(), List.of(shifts)));
        Expr factor = Expr.of(new Cholesky(), List.of(a));
        Graph gradient = gradient(Ops.sum(Ops.sin(factor)), raw, shift);
        Graph value = new Graph("factor", List.of(raw, shift), List.of(factor));
        double[] elements = new Random(n).doubles((long) count * n * n, -2, 2).toArray();
        double[] shiftsOfAll = new double[count];
        Arrays.fill(shiftsOfAll, 3);
        check(gradient, elements, shiftsOfAll);
        check(value, elements, shiftsOfAll);
        // The last matrix has no factor, for its first pivot or its last.
        shiftsOfAll[count - 1] = -100;
        check(value, elements, shiftsOfAll);
        Arrays.fill(elements, 0);
        shiftsOfAll[count - 1] = 0;
        check(value, elements, shiftsOfAll);
      }
    }
  }

  @Test
  void triangularSolves() {
    for (int columns : new int[] {1, 7, 8, 11, 32, 37, 70}) {
      for (int n : new int[] {1, 2, 11}) {
        Expr raw = Input.create("t", Type.real(2, n, n));
        Expr ones = Ops.expand(Ops.real(5), Type.real(2, n).shape());
        Expr t = Ops.plus(raw, Expr.of(new Diag(), List.of(ones)));
        Expr b = Input.create("b", Type.real(2, n, columns));
        List<Expr> solutions = new ArrayList<>();
        for (boolean lower : new boolean[] {false, true}) {
          for (boolean transposed : new boolean[] {false, true}) {
            solutions.add(Expr.of(new TriangularSolve(lower, transposed), List.of(t, b)));
          }
        }
        check(new Graph("solves", List.of(raw, b), solutions));
      }
    }
  }

  @Test
  void logSumExpOfTwo() {
    double inf = Double.POSITIVE_INFINITY;
    double[] values = {0, -0.0, 1, -3, 700, -800, inf, -inf, Double.NaN};
    Expr x = Input.create("x", Type.real(values.length, values.length, 2));
    Expr turned = Ops.transpose(x, 2, 0, 1);
    Expr ofRows = Expr.of(new LogSumExp(Axes.of(2)), List.of(x));
    Expr ofColumns = Expr.of(new LogSumExp(Axes.of(0)), List.of(turned));
    Graph graph = new Graph("two", List.of(x), List.of(ofRows, ofColumns));
    double[] pairs = new double[2 * values.length * values.length];
    for (int i = 0; i < pairs.length / 2; i++) {
      pairs[2 * i] = values[i / values.length];
      pairs[2 * i + 1] = values[i % values.length];
    }
    check(graph, pairs);
    check(gradient(Ops.sum(ofRows), x), pairs);
    check(gradient(Ops.sum(ofColumns), x), pairs);
  }

  private static Graph gradient(Expr loss, Expr... inputs) {
    List<Expr> wrt = List.of(inputs);
    return Pipeline.valueAndGradient(wrt).run(new Graph("gradient", wrt, List.of(loss)));
  }

  private static void check(Graph graph) {
    Random random = new Random(5);
    List<double[]> inputs = new ArrayList<>();
    for (Expr input : graph.inputs()) {
      inputs.add(random.doubles(input.shape().size(), -2, 2).toArray());
    }
    check(graph, inputs.toArray());
  }

  private static void check(Graph graph, Object... in) {
    try (Executable oracle = Executor.named("interp").compile(graph)) {
      Values expected = oracle.call(in);
      for (int lanes : new int[] {1, VectorSupport.LANES}) {
        try (Executable executable = JvmExecutable.compile(Lowered.of(graph), lanes)) {
          Values found = executable.call(in);
          for (int k = 0; k < expected.count(); k++) {
            near(found.doubles(k), expected.doubles(k), graph.outputs().get(k));
          }
        }
      }
    }
  }

  /** Within 1e-12 of an element, or of the size of a sum's terms, which are here up to 10. */
  private static void near(double[] found, double[] expected, Expr what) {
    for (int i = 0; i < expected.length; i++) {
      double scale = Math.max(Math.abs(expected[i]), 1);
      boolean same = Double.compare(found[i] + 0.0, expected[i] + 0.0) == 0;
      assertThat(same || Math.abs(found[i] - expected[i]) <= 1e-12 * scale)
          .as("element %s of %s: %s for %s", i, what.op().name(), found[i], expected[i])
          .isTrue();
    }
  }
}
