package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.conformance.Derived.join;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.conformance.OpRow.Smoothness;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.type.Tensor;

/** Derivative rules against differences, and against one another. */
class OpDerivativeTest {

  private static final int POINTS = 20;

  /** What a difference's terms may be off by, relatively: some units in the last place. */
  private static final double ROUNDING = 2e-14;

  static Stream<OpRow> rows(Smoothness... wanted) {
    return OpTable.rows().filter(row -> List.of(wanted).contains(row.smoothness()));
  }

  static Stream<OpRow> differentiable() {
    return rows(Smoothness.SMOOTH, Smoothness.ONCE);
  }

  static Stream<OpRow> smooth() {
    return rows(Smoothness.SMOOTH);
  }

  static Stream<OpRow> once() {
    return rows(Smoothness.ONCE);
  }

  static Stream<OpRow> never() {
    return rows(Smoothness.ROUGH, Smoothness.DISCRETE);
  }

  static Stream<OpRow> stopped() {
    return rows(Smoothness.STOPPED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differentiable")
  void theFirstDerivativeIsThatOfDifferences(OpRow row) {
    points(row).forEach(at -> assertDerivative(row, Derived.contracted(row.graphFor(at)), at));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smooth")
  void theSecondDerivativeIsThatOfDifferences(OpRow row) {
    for (List<Tensor> at : points(row)) {
      Graph vjp = Derived.vjp(row.graphFor(at));
      assertDerivative(row, Derived.contracted(vjp), at);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("differentiable")
  void forwardAndReverseModeAgree(OpRow row) {
    for (int seed = 0; seed < 3; seed++) {
      List<Tensor> at = row.sample(seed);
      Graph graph = row.graphFor(at);
      Graph vjp = Derived.vjp(graph);
      List<Tensor> weights = Tensors.normals(graph.outputTypes(), OpRow.random(seed));
      List<Tensor> tangents = Tensors.normals(vjp.outputTypes(), OpRow.random(-seed - 1));
      List<Tensor> pushed = Evaluator.evaluate(Derived.jvp(graph), join(at, tangents));
      List<Tensor> pulled = Evaluator.evaluate(vjp, join(at, weights));
      double forward = dot(pushed, weights);
      double size = magnitude(pushed, weights);
      assertThat(forward)
          .as(row.name())
          .isCloseTo(dot(pulled, tangents), within(1e-11 * Math.max(size, 1)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("never")
  void aDerivativeThatDoesNotExistIsAnError(OpRow row) {
    Graph graph = row.graph();
    assertThatThrownBy(() -> Derived.vjp(graph)).isInstanceOf(NotDifferentiable.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("once")
  void aSecondDerivativeThatDoesNotExistIsAnError(OpRow row) {
    Graph first = Derived.vjp(row.graph());
    assertThatThrownBy(() -> Derived.vjp(first)).isInstanceOf(NotDifferentiable.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stopped")
  void aStoppedDerivativeIsZero(OpRow row) {
    Graph vjp = Derived.vjp(row.graph());
    List<Tensor> weights = Tensors.normals(row.graph().outputTypes(), OpRow.random(0));
    for (Tensor gradient : Evaluator.evaluate(vjp, join(row.sample(0), weights))) {
      assertThat(gradient).isEqualTo(Tensor.full(gradient.type(), 0));
    }
  }

  /** The gradient of a contracted graph in its first operands is that of differences. */
  private static void assertDerivative(OpRow row, Graph scalar, List<Tensor> operands) {
    int free = operands.size();
    List<Tensor> at =
        join(
            operands,
            Tensors.normals(
                scalar.inputTypes().subList(free, scalar.inputs().size()),
                OpRow.random(operands.hashCode())));
    List<Expr> wrt =
        scalar.inputs().subList(0, free).stream().filter(x -> x.type().isReal()).toList();
    List<Tensor> gradients = Evaluator.evaluate(Derived.gradient(scalar, wrt), at);
    double size = terms(scalar, at);
    for (int i = 0; i < wrt.size(); i++) {
      int operand = scalar.inputs().indexOf(wrt.get(i));
      String difference =
          Differences.compare(
              point -> Tensors.evaluate(scalar, point).doubleValue(),
              at,
              operand,
              gradients.get(i),
              ROUNDING * size);
      assertThat(difference).as(row.name()).isNull();
    }
  }

  /** The size of the greatest value that the graph computes on its way. */
  private static double terms(Graph graph, List<Tensor> at) {
    List<Expr> nodes = graph.nodes().stream().filter(node -> node.type().isReal()).toList();
    double greatest = 0;
    for (Tensor value : Evaluator.evaluate(graph.returning(nodes), at)) {
      for (double element : value.data()) {
        greatest = Math.max(greatest, Double.isFinite(element) ? Math.abs(element) : 0);
      }
    }
    return greatest;
  }

  private static List<List<Tensor>> points(OpRow row) {
    List<List<Tensor>> points = new ArrayList<>(row.hard());
    for (int seed = 0; seed < POINTS; seed++) {
      points.add(row.sample(seed));
    }
    return points;
  }

  private static double dot(List<Tensor> a, List<Tensor> b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      sum += Tensors.dot(a.get(i), b.get(i));
    }
    return sum;
  }

  private static double magnitude(List<Tensor> a, List<Tensor> b) {
    return Math.sqrt(dot(a, a) * dot(b, b));
  }
}
