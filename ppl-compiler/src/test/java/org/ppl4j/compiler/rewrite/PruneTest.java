package org.ppl4j.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ppl4j.compiler.rewrite.RuleRows.parsed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.control.Cond;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Sin;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

class PruneTest {
  private static final Tensor X = Tensor.wrap(Type.real(6), new double[] {1, 2, -1, 3, 0.5, 4});

  @Test
  void aLoopCarriesAndPutsOutOnlyWhatIsUsed() {
    Graph graph =
        parsed(
            "(a: f64[], b: f64[], x: f64[6]) { %0 = scan{body=graph s(p: f64[], q: f64[], e:"
                + " f64[]) { %0 = plus(p, e) : f64[] %1 = sin(q) : f64[] %2 = times(%0, %1) :"
                + " f64[] %3 = square(%0) : f64[] return %0, %1, %2, %3 }, length=6, carries=2,"
                + " sequences=1, reverse=false}(a, b, x) : (f64[], f64[], f64[6], f64[6])"
                + " %1 = output{index=3}(%0) : f64[6] return %1");
    Graph pruned = Prune.prune(graph);
    Expr loop = only(pruned, Scan.class);
    assertThat(((Scan) loop.op()).carries()).isEqualTo(1);
    assertThat(loop.inputs()).hasSize(2);
    assertThat(((Scan) loop.op()).body().nodes()).noneMatch(node -> node.op() instanceof Sin);
    List<Tensor> inputs = List.of(Tensor.scalar(0.5), Tensor.scalar(2), X);
    assertThat(Evaluator.evaluate(pruned, inputs)).isEqualTo(Evaluator.evaluate(graph, inputs));
  }

  @Test
  void aCarryThatAnotherNeedsStays() {
    Graph graph =
        parsed(
            "(a: f64[], b: f64[], x: f64[6]) { %0 = scan{body=graph s(p: f64[], q: f64[], e:"
                + " f64[]) { %0 = plus(p, q) : f64[] %1 = sin(q) : f64[] return %0, %1 },"
                + " length=6, carries=2, sequences=1, reverse=false}(a, b, x) : (f64[], f64[])"
                + " %1 = output{index=0}(%0) : f64[] return %1");
    Graph pruned = Prune.prune(graph);
    assertThat(only(pruned, Scan.class).inputs()).hasSize(2);
    List<Tensor> inputs = List.of(Tensor.scalar(0.5), Tensor.scalar(2), X);
    assertThat(Evaluator.evaluate(pruned, inputs)).isEqualTo(Evaluator.evaluate(graph, inputs));
  }

  @Test
  void aDecisionGivesOnlyWhatIsUsedAndTakesOnlyWhatThatNeeds() {
    Graph graph =
        parsed(
            "(p: bool[], x: f64[], y: f64[]) { %0 = cond{"
                + "yes=graph yes(a: f64[], b: f64[]) { %0 = sin(a) : f64[] %1 = square(b) : f64[]"
                + " return %0, %1 }, no=graph no(a: f64[], b: f64[]) { return a, b }}(p, x, y) :"
                + " (f64[], f64[]) %1 = output{index=1}(%0) : f64[] return %1");
    Graph pruned = Prune.prune(graph);
    Expr decision = only(pruned, Cond.class);
    assertThat(decision.inputs()).containsExactly(graph.inputs().get(0), graph.inputs().get(2));
    assertThat(decision.types()).hasSize(1);
    for (double holds : new double[] {0, 1}) {
      List<Tensor> inputs =
          List.of(
              Tensor.wrap(Type.bool(), new double[] {holds}), Tensor.scalar(2), Tensor.scalar(3));
      assertThat(Evaluator.evaluate(pruned, inputs)).isEqualTo(Evaluator.evaluate(graph, inputs));
    }
  }

  @Test
  void whatIsAllUsedStaysAsItIs() {
    Graph graph =
        parsed(
            "(p: bool[], x: f64[]) { %0 = cond{yes=graph yes(a: f64[]) { %0 = sin(a) : f64[]"
                + " return %0, a }, no=graph no(a: f64[]) { return a, a }}(p, x) : (f64[], f64[])"
                + " %1 = output{index=0}(%0) : f64[] %2 = output{index=1}(%0) : f64[]"
                + " return %1, %2");
    assertThat(Prune.prune(graph).outputs()).isEqualTo(graph.outputs());
  }

  private static Expr only(Graph graph, Class<?> op) {
    List<Expr> found = graph.nodes().stream().filter(node -> op.isInstance(node.op())).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
