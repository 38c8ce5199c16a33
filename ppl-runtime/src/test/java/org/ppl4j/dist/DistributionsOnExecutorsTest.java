package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.Value;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Values;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.noise.Key;
import org.ppl4j.type.Tensor;

/**
 * Every distribution of the table on every executor: from the same key the same draws, and the same
 * density of them, as the interpreter's.
 */
class DistributionsOnExecutorsTest {
  private static final int DRAWS = 20;

  static List<Case> cases() {
    return DistributionTable.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsAndDensitiesAreTheInterpreters(Case at) {
    List<Value> parameters = at.placeholders();
    Distribution<Value> distribution = at.distribution(parameters);
    Value draw = distribution.draw(new RandomStream("draw"));
    List<Expr> inputs = parameters.stream().map(Value::expr).toList();
    List<Expr> outputs = List.of(draw.expr(), distribution.logDensity(draw).expr());
    Graph graph = new Graph(at.toString(), inputs, outputs);
    for (Executor executor : Executor.all()) {
      if (!executor.name().equals("interp")) {
        try (Executable executable = executor.compile(graph)) {
          for (int k = 0; k < DRAWS; k++) {
            requireEqual(at, executable, Key.of(k));
          }
        }
      }
    }
  }

  private static void requireEqual(Case at, Executable executable, Key key) {
    Graph graph = executable.graph();
    List<Tensor> expected = Evaluator.evaluate(graph, at.parameters(), key);
    Values in =
        Values.of(at.parameters().stream().map(DistributionsOnExecutorsTest::array).toArray());
    Values out = Values.allocate(graph.outputTypes());
    executable.call(key, 0, in, out);
    List<Double> found = new ArrayList<>();
    List<Double> truth = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      Tensor tensor = expected.get(i);
      for (int k = 0; k < tensor.shape().size(); k++) {
        truth.add(tensor.get(k));
        found.add(tensor.type().isReal() ? out.doubles(i)[k] : (double) out.ints(i)[k]);
      }
    }
    for (int i = 0; i < truth.size(); i++) {
      double wanted = truth.get(i);
      double got = found.get(i);
      boolean equal =
          Double.compare(got, wanted) == 0
              || Math.abs(got - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted));
      assertThat(equal).as("%s, %s: %s should be %s", at, key, found, truth).isTrue();
    }
  }

  private static Object array(Tensor tensor) {
    return switch (tensor.type().dtype()) {
      case REAL -> tensor.data();
      case INT -> tensor.toInts();
      case BOOL -> tensor.toBooleans();
    };
  }
}
