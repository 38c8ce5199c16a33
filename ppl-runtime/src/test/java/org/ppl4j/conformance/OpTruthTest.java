package org.ppl4j.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.control.Catalogue;
import org.ppl4j.ir.Constant;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Op;
import org.ppl4j.type.Tensor;

/**
 * The kernels against values from outside: numpy, scipy and mpmath, by way of {@code
 * conformance/truth.py}.
 */
class OpTruthTest {

  /** Some units in the last place. */
  private static final double TOLERANCE = 2e-14;

  /** Operations whose Javadoc, or that of whose function, promises less. */
  private static final Set<String> LESS_EXACT =
      Set.of(
          "gammaP",
          "gammaQ",
          "gammaPDerivative",
          "gammaPInverse",
          "betaI",
          "betaIComplement",
          "betaIDerivative",
          "studentCdf",
          "studentCdfDerivative",
          "vonMisesCdf",
          "vonMisesCdfDerivative");

  /** Sums of terms of about 1, which may cancel. */
  private static final Set<String> SUMS =
      Set.of(
          "sum",
          "cumSum",
          "logSumExp",
          "matMul",
          "cholesky",
          "triangularSolve",
          "scatterAdd",
          "conv2d",
          "conv2dInputGradient",
          "conv2dWeightGradient");

  /** An operation on constants, and its value. */
  record Truth(Graph graph) {
    Op op() {
      List<Op> ops = graph.nodes().stream().map(Expr::op).toList();
      return ops.get(ops.size() - 2);
    }

    @Override
    public String toString() {
      return op().toString();
    }
  }

  static Stream<Truth> truths() throws IOException {
    try (InputStream in = OpTruthTest.class.getResourceAsStream("/conformance/truth.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().map(OpTruthTest::parse);
    }
  }

  @ParameterizedTest(name = "{index}: {0}")
  @MethodSource("truths")
  void aKernelGivesTheValueFromOutside(Truth truth) {
    List<Tensor> results = Evaluator.evaluate(truth.graph(), List.of());
    String name = truth.op().name();
    Tensors.assertClose(
        truth.graph().toString(),
        results.get(0),
        results.get(1),
        LESS_EXACT.contains(name) ? 1e-12 : TOLERANCE,
        SUMS.contains(name) ? 1 : 0);
  }

  @Test
  void everyOperationHasAValueFromOutside() throws IOException {
    Set<Class<? extends Op>> covered = new HashSet<>(OpTable.ELSEWHERE);
    covered.add(Constant.class);
    covered.addAll(OpTable.FIRST_OPERAND);
    truths().forEach(truth -> covered.add(truth.op().getClass()));
    assertThat(covered).containsExactlyInAnyOrderElementsOf(Catalogue.operations());
  }

  /** A line holds the operation, its operands and its value, parted by bars. */
  private static Truth parse(String line) {
    String[] parts = line.split(" \\| ");
    StringBuilder text = new StringBuilder("graph truth() {\n");
    StringBuilder operands = new StringBuilder();
    for (int i = 1; i < parts.length - 1; i++) {
      text.append(constant("%" + i, parts[i]));
      operands.append(i == 1 ? "" : ", ").append('%').append(i);
    }
    String value = parts[parts.length - 1];
    text.append("%op = ").append(parts[0]).append('(').append(operands).append(") : ");
    text.append(type(value)).append('\n').append(constant("%value", value));
    return new Truth(Catalogue.parse(text + "return %op, %value\n}"));
  }

  private static String constant(String name, String tensor) {
    return name + " = constant{value=" + tensor + "}() : " + type(tensor) + "\n";
  }

  private static String type(String tensor) {
    return tensor.substring(0, tensor.indexOf(']') + 1);
  }
}
