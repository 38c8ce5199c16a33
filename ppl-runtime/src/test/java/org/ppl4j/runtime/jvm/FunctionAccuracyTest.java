package org.ppl4j.runtime.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ppl4j.compiler.Lowered;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Atan2;
import org.ppl4j.op.Cos;
import org.ppl4j.op.Elementwise;
import org.ppl4j.op.Erf;
import org.ppl4j.op.Erfc;
import org.ppl4j.op.Exp;
import org.ppl4j.op.Expm1;
import org.ppl4j.op.Lgamma;
import org.ppl4j.op.Log;
import org.ppl4j.op.Log1mexp;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogNdtr;
import org.ppl4j.op.Ndtri;
import org.ppl4j.op.Polygamma;
import org.ppl4j.op.Pow;
import org.ppl4j.op.Sigmoid;
import org.ppl4j.op.Sin;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.op.Tanh;
import org.ppl4j.type.Type;

/** Functions in loops are within their stated bounds of values to 25 digits. */
class FunctionAccuracyTest {
  /** More elements than are written out, so that there is a loop. */
  private static final int REPEATED = 3;

  private static final Map<String, Bound> BOUNDS = new LinkedHashMap<>();

  /**
   * A function's greatest error.
   *
   * @param numbers in ulp of the value, in a loop of numbers
   * @param vectors in a loop of vectors
   * @param least near a zero of the function the error is in ulp of this
   */
  private record Bound(Elementwise op, double numbers, double vectors, double least) {}

  static {
    bound("exp", new Exp(), 1, 1, 0);
    bound("log", new Log(), 1, 1, 0);
    bound("log1p", new Log1p(), 2, 1, 0);
    bound("expm1", new Expm1(), 2, 1, 0);
    bound("tanh", new Tanh(), 3, 2, 0);
    bound("sigmoid", new Sigmoid(), 2, 2, 0);
    bound("softplus", new Softplus(), 2, 2, 0);
    bound("sin", new Sin(), 1, 1, 0);
    bound("cos", new Cos(), 1, 1, 0);
    bound("sqrt", new Sqrt(), 1, 1, 0);
    bound("pow", new Pow(), 1, 1, 0);
    bound("atan2", new Atan2(), 1, 1, 0);
    bound("erf", new Erf(), 2, 2, 0);
    bound("erfc", new Erfc(), 2, 2, 0);
    bound("ndtri", new Ndtri(), 2, 2, 0);
    bound("logNdtr", new LogNdtr(), 2, 2, 0);
    bound("log1mexp", new Log1mexp(), 1, 1, 0);
    bound("lgamma", new Lgamma(), 1, 1, 1);
    bound("digamma", new Polygamma(0), 5, 5, 1);
    bound("trigamma", new Polygamma(1), 5, 5, 0);
  }

  private static void bound(
      String name, Elementwise op, double numbers, double vectors, double least) {
    BOUNDS.put(name, new Bound(op, numbers, vectors, least));
  }

  /** A value: operands as doubles, exactly; the result as decimals. */
  private record Row(double[] operands, BigDecimal value) {}

  private static Map<String, List<Row>> rows() {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    InputStreamReader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                FunctionAccuracyTest.class.getResourceAsStream("function-values.csv")),
            StandardCharsets.UTF_8);
    try (BufferedReader lines = new BufferedReader(reader)) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(","))
          .forEach(
              cells -> {
                double[] operands =
                    Arrays.stream(cells[1].split(" ")).mapToDouble(Double::parseDouble).toArray();
                rows.computeIfAbsent(cells[0], key -> new ArrayList<>())
                    .add(new Row(operands, new BigDecimal(cells[2])));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  @TestFactory
  Stream<DynamicTest> everyFunctionKeepsItsBound() {
    Map<String, List<Row>> rows = rows();
    return BOUNDS.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Bound bound = BOUNDS.get(name);
                      check(name, rows.get(name), 1, bound.numbers);
                      if (VectorSupport.LANES > 1) {
                        check(name, rows.get(name), VectorSupport.LANES, bound.vectors);
                      }
                    }));
  }

  @Test
  void theTableHasAllOfThem() {
    assertThat(BOUNDS.keySet()).containsExactlyInAnyOrderElementsOf(new TreeSet<>(rows().keySet()));
  }

  private static void check(String name, List<Row> rows, int lanes, double most) {
    Bound bound = BOUNDS.get(name);
    int count = rows.size() * REPEATED;
    List<Expr> inputs = new ArrayList<>();
    List<double[]> data = new ArrayList<>();
    for (int k = 0; k < rows.get(0).operands.length; k++) {
      int operand = k;
      double[] values = new double[count];
      Arrays.setAll(values, i -> rows.get(i % rows.size()).operands[operand]);
      inputs.add(Input.create("x" + k, Type.real(count)));
      data.add(values);
    }
    Graph graph = new Graph(name, inputs, List.of(Expr.of(bound.op, inputs)));
    double[] found;
    try (JvmExecutable executable = JvmExecutable.compile(Lowered.of(graph), lanes)) {
      found = executable.call(data.toArray()).doubles(0);
    }
    double worst = 0;
    String where = "";
    for (int i = 0; i < count; i++) {
      BigDecimal value = rows.get(i % rows.size()).value;
      double ulp = Math.ulp(Math.max(Math.abs(value.doubleValue()), bound.least));
      double error =
          new BigDecimal(found[i]).subtract(value).abs().round(MathContext.DECIMAL64).doubleValue();
      if (error / ulp > worst) {
        worst = error / ulp;
        where =
            found[i]
                + " for "
                + value
                + " at "
                + Arrays.toString(rows.get(i % rows.size()).operands);
      }
    }
    assertThat(worst).as("%s, %s at once: %s", name, lanes, where).isLessThanOrEqualTo(most);
  }
}
