package org.ppl4j.compiler.rewrite;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.compiler.rewrite.RuleRows.Row;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Verifier;
import org.ppl4j.testing.Golden;
import org.ppl4j.type.Tensor;

class RulesTest {
  private static final List<Row> ROWS = RuleRows.all();
  private static final int POINTS = 2000;

  static List<Row> rows() {
    return ROWS;
  }

  static List<Rule> rules() {
    return Stream.concat(Rules.simplify().stream(), Rules.strip().stream()).toList();
  }

  @Test
  void everyRuleHasARowAndEveryRowARule() {
    Set<String> tested = new HashSet<>();
    ROWS.stream().filter(Row::fires).forEach(row -> tested.add(row.rule()));
    List<String> names = rules().stream().map(Rule::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(tested).containsExactlyInAnyOrderElementsOf(names);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void firesWhereItShouldAndNowhereElse(Row row) {
    for (Graph graph : row.graphs()) {
      // With no rules at all, equal nodes are still shared.
      String before = text(Rewriter.rewrite(graph, List.of()));
      String after = text(apply(row, graph));
      assertThat(!after.equals(before)).as("fires on\n%s", before).isEqualTo(row.fires());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void keepsTypes(Row row) {
    for (Graph graph : row.graphs()) {
      Graph after = apply(row, graph);
      Verifier.verify(after, row.rule());
      assertThat(after.outputTypes()).isEqualTo(graph.outputTypes());
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void keepsValuesAtRandomPointsAndAtEdges(Row row) {
    Random random = new Random(row.toString().hashCode());
    for (Graph graph : row.graphs()) {
      Graph after = apply(row, graph);
      for (int i = 0; i < (graph.inputs().isEmpty() ? 1 : POINTS); i++) {
        List<Tensor> point =
            graph.inputTypes().stream().map(type -> Promise.point(type, random)).toList();
        if (row.fires()) {
          compare(row, graph, after, point);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void rewritesAsItsGoldenFileShows(Rule rule) {
    String shown =
        ROWS.stream()
            .filter(row -> row.rule().equals(rule.name()) && row.fires())
            .map(
                row ->
                    text(row.graphs().get(0))
                        + "\nbecomes\n"
                        + text(apply(row, row.graphs().get(0))))
            .collect(joining("\n\n"));
    Golden.check("rules/" + rule.name().replace(' ', '-') + ".txt", shown);
  }

  private static Graph apply(Row row, Graph graph) {
    Rule rule = rules().stream().filter(r -> r.name().equals(row.rule())).findFirst().orElseThrow();
    return Rewriter.rewrite(graph, List.of(rule));
  }

  private static void compare(Row row, Graph graph, Graph after, List<Tensor> point) {
    double[] expected = Evaluator.evaluate(graph, point).get(0).data();
    double[] actual = Evaluator.evaluate(after, point).get(0).data();
    for (int k = 0; k < expected.length; k++) {
      assertThat(row.promise().allows(expected[k], actual[k], behind(k, expected.length, point)))
          .as("%s -> %s at %s in\n%s\n%s", expected[k], actual[k], point, graph, after)
          .isTrue();
    }
  }

  /** The numbers that one element of a result is made of: all, unless shapes say which. */
  private static double[] behind(int k, int size, List<Tensor> point) {
    boolean elementwise =
        size > 1 && point.stream().allMatch(t -> t.type().isScalar() || t.data().length == size);
    return point.stream()
        .flatMapToDouble(
            t ->
                elementwise && !t.type().isScalar()
                    ? DoubleStream.of(t.get(k))
                    : DoubleStream.of(t.data()))
        .toArray();
  }

  /** Without the lines that nodes came from. */
  static String text(Graph graph) {
    return graph.toString().replaceAll("(?m) *//.*$", "");
  }
}
