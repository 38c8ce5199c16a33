package org.ppl4j.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.InvalidGraph;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.op.Exp;
import org.ppl4j.op.StopGradient;
import org.ppl4j.type.Tensor;

class PipelineTest {
  private final Real x = Real.input("x");
  private final List<Expr> wrt = List.of(x.expr());

  @Test
  void readsAsTheListOfItsStages() {
    assertThat(Pipeline.value().stages().stream().map(Stage::name))
        .containsExactly("simplify", "strip", "prune", "simplify");
    assertThat(Pipeline.valueAndGradient(wrt).stages().stream().map(Stage::name))
        .containsExactly("simplify", "grad", "strip", "prune", "simplify");
  }

  @Test
  void dumpsTheTraceAndThenEveryStage() {
    List<String> names = new ArrayList<>();
    List<Graph> graphs = new ArrayList<>();
    Graph traced = graph(x.stopGradient().times(x));
    Graph result =
        Pipeline.valueAndGradient(wrt)
            .run(
                traced,
                (name, graph) -> {
                  names.add(name);
                  graphs.add(graph);
                });
    assertThat(names).containsExactly("trace", "simplify", "grad", "strip", "prune", "simplify");
    assertThat(graphs.get(0)).isSameAs(traced);
    assertThat(graphs.get(5)).isSameAs(result);
    assertThat(graphs.get(2).toString()).contains("stopGradient");
    assertThat(graphs.get(3).toString()).doesNotContain("stopGradient");
  }

  @Test
  void takesGradientsBeforeItStripsStoppedOnes() {
    Graph result = Pipeline.valueAndGradient(wrt).run(graph(x.stopGradient().times(x)));
    assertThat(Evaluator.evaluate(result, List.of(Tensor.scalar(3))))
        .containsExactly(Tensor.scalar(9), Tensor.scalar(3));
  }

  @Test
  void keepsInputsAsTheyAre() {
    Graph traced = graph(x.plus(0));
    assertThat(Pipeline.value().run(traced).inputs()).containsExactlyElementsOf(traced.inputs());
    assertThat(Pipeline.value().run(traced).outputs()).containsExactly(x.expr());
  }

  @Test
  void checksWhatItIsGiven() {
    Graph open = new Graph("f", List.of(), List.of(x.exp().expr()));
    assertThatThrownBy(() -> Pipeline.value().run(open)).isInstanceOf(FreePlaceholder.class);
  }

  @Test
  void checksEveryStageInTests() {
    StageSpec noExp = new StageSpec(List.of(Exp.class));
    Pipeline pipeline = Pipeline.of(List.of(new Stage("test", graph -> graph, noExp)));
    assertThatThrownBy(() -> pipeline.run(graph(x.exp())))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageContaining("test: exp may not occur any more")
        .hasMessageContaining("node  exp  f64[]");
  }

  @Test
  void namesTheNodeThatBreaksASpec() {
    StageSpec spec = new StageSpec(List.of(StopGradient.class));
    spec.check(graph(x.exp()), "strip");
    assertThatThrownBy(() -> spec.check(graph(x.stopGradient()), "strip"))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageContaining("strip: stopGradient may not occur any more");
  }

  private Graph graph(Real y) {
    return new Graph("f", wrt, List.of(y.expr()));
  }
}
