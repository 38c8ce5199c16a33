package org.ppl4j.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Stage;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Verifier;
import org.ppl4j.op.Ops;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;

/** The value pipeline keeps values, whichever operands are known. */
class OpSimplifyTest {

  static Stream<OpRow> rows() {
    return OpTable.rows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void simplifyingKeepsValues(OpRow row) {
    List<List<Tensor>> points = new ArrayList<>(row.edges());
    points.add(row.sample(0));
    points.add(row.sample(1));
    for (List<Tensor> at : points) {
      Graph graph = row.graphFor(at);
      assertKept(graph, at, row);
      for (boolean[] known : OpBatchTest.subsets(at.size())) {
        List<Expr> arguments = new ArrayList<>();
        List<Expr> inputs = new ArrayList<>();
        List<Tensor> rest = new ArrayList<>();
        for (int k = 0; k < known.length; k++) {
          Expr input = graph.inputs().get(k);
          arguments.add(known[k] ? Ops.constant(at.get(k)) : input);
          if (!known[k]) {
            inputs.add(input);
            rest.add(at.get(k));
          }
        }
        List<Expr> outputs = Substitute.call(graph, arguments);
        assertKept(new Graph("partly known", inputs, outputs), rest, row);
      }
    }
  }

  private static void assertKept(Graph graph, List<Tensor> at, OpRow row) {
    Graph simple = simplify(graph);
    Tensor expected = Tensors.evaluate(graph, at);
    Tensors.assertClose(row + " as " + simple, Tensors.evaluate(simple, at), expected, 1e-14, 0);
  }

  /** Runs the value pipeline and checks each stage's result. */
  static Graph simplify(Graph graph) {
    Pipeline pipeline = Pipeline.value();
    Graph result =
        pipeline.run(
            graph,
            (stage, now) -> {
              Verifier.verify(now, stage);
              pipeline.stages().stream()
                  .filter(each -> each.name().equals(stage))
                  .map(Stage::spec)
                  .forEach(spec -> spec.check(now, stage));
            });
    return result;
  }
}
