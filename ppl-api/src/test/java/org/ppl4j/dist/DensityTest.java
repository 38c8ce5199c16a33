package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** Densities: they integrate to 1, and their derivatives are those of differences. */
final class DensityTest {
  private static final int POINTS = 12;
  private static final double BOUND = 1e-5;

  static List<Case> cases() {
    return DistributionTable.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void integratesToOne(Case at) {
    Quadrature.of(at)
        .ifPresent(
            quadrature -> {
              double sum = 0;
              for (double p : quadrature.probabilities()) {
                sum += p;
              }
              assertThat(Math.abs(sum - 1)).as("|%s - 1|", sum).isLessThan(quadrature.tolerance());
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientInParameters(Case at) {
    List<Value> parameters = at.placeholders();
    Value x = at.value();
    Graph graph = graph(at.distribution(parameters).logDensity(x), parameters, x);
    Graph gradient = Grad.valueAndGradient(graph, Case.reals(parameters));
    Tensor draws = at.draws(POINTS);
    for (int i = 0; i < POINTS; i++) {
      List<Tensor> arguments = new ArrayList<>(at.parameters());
      arguments.add(at.element(draws, i));
      assertGradients(graph, gradient, arguments, 0, parameters.size(), at.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientInValue(Case at) {
    if (!at.isContinuous()) {
      return;
    }
    List<Value> parameters = at.placeholders();
    Distribution<Value> distribution = at.distribution(parameters);
    Bijector bijector = distribution.support().bijector(distribution.shape());
    Type type = Type.real().withShape(bijector.unconstrainedShape(distribution.shape()));
    Real u = new Real(Input.create("u", type));
    Graph graph = graph(distribution.logDensity(bijector.forward(u)), parameters, u);
    Graph gradient = Grad.valueAndGradient(graph, List.of(u.expr()));
    Value x = at.value();
    Graph inverse = graph(bijector.inverse((Real) x), parameters, x);
    Tensor draws = at.draws(POINTS);
    for (int i = 0; i < POINTS; i++) {
      List<Tensor> arguments = new ArrayList<>(at.parameters());
      arguments.add(at.element(draws, i));
      arguments.set(parameters.size(), Evaluator.evaluate(inverse, arguments).get(0));
      assertGradients(graph, gradient, arguments, parameters.size(), arguments.size(), at + "");
    }
  }

  private static Graph graph(Value output, List<Value> parameters, Value last) {
    List<Expr> inputs = new ArrayList<>(parameters.stream().map(Value::expr).toList());
    inputs.add(last.expr());
    return new Graph("logDensity", inputs, List.of(output.expr()));
  }

  /** Compares the gradients in real inputs {@code from} to {@code to} with differences. */
  private static void assertGradients(
      Graph graph, Graph gradient, List<Tensor> arguments, int from, int to, String name) {
    List<Tensor> outputs = Evaluator.evaluate(gradient, arguments);
    int next = 1;
    for (int k = from; k < to; k++) {
      if (!Graphs.isReal(arguments.get(k))) {
        continue;
      }
      Tensor computed = outputs.get(next++);
      for (int i = 0; i < computed.shape().size(); i++) {
        double at = arguments.get(k).get(i);
        int input = k;
        int element = i;
        double scale = Differences.scale(at);
        double truth =
            Differences.derivative(
                moved -> Graphs.at(graph, arguments, input, element, moved), at, scale);
        // What rounding leaves of differences: the log density's own size, over the step.
        double size = Math.abs(truth) * scale + Math.abs(outputs.get(0).get(0)) + 1;
        assertThat(Math.abs(computed.get(i) - truth) * scale / size)
            .as("%s: d/d input %d[%d] at %s: %s, not %s", name, k, i, arguments, computed, truth)
            .isLessThan(BOUND);
      }
    }
  }
}
