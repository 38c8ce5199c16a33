package org.ppl4j.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.ir.Verifier;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

class BatchTest {
  private final Expr x = Input.create("x", Type.real());
  private final Expr w = Input.create("w", Type.real(2));

  @Test
  void givesMappedInputsAndAllOutputsTheNewAxis() {
    Graph wide = Batch.batch(graph(Ops.times(w, x)), new boolean[] {true, false}, 3);
    Verifier.verify(wide, "batch");
    assertThat(wide.inputTypes()).containsExactly(Type.real(3), Type.real(2));
    assertThat(wide.outputTypes()).containsExactly(Type.real(3, 2));
    assertThat(run(wide, vector(1, 2, 3), vector(10, 20))).containsExactly(10, 20, 20, 40, 30, 60);
  }

  @Test
  void repeatsOutputsThatDependOnNothingMapped() {
    Graph wide = Batch.batch(graph(Ops.sum(w), w, Ops.real(7), x), new boolean[] {true, false}, 2);
    assertThat(wide.outputTypes())
        .containsExactly(Type.real(2), Type.real(2, 2), Type.real(2), Type.real(2));
    List<Tensor> out = Evaluator.evaluate(wide, List.of(vector(1, 2), vector(3, 4)));
    assertThat(out.get(0).data()).containsExactly(7, 7);
    assertThat(out.get(1).data()).containsExactly(3, 4, 3, 4);
    assertThat(out.get(2).data()).containsExactly(7, 7);
    assertThat(out.get(3).data()).containsExactly(1, 2);
  }

  @Test
  void computesOnceWhatDependsOnNothingMapped() {
    Expr shared = Ops.exp(w);
    Graph wide = Batch.batch(graph(Ops.times(shared, x)), new boolean[] {true, false}, 5);
    assertThat(wide.nodes()).contains(shared);
  }

  @Test
  void nestsWithTheNewestAxisOutermost() {
    Graph once = Batch.batch(graph(Ops.minus(w, x)), new boolean[] {true, false}, 3);
    Graph twice = Batch.batch(once, new boolean[] {false, true}, 2);
    assertThat(twice.inputTypes()).containsExactly(Type.real(3), Type.real(2, 2));
    assertThat(twice.outputTypes()).containsExactly(Type.real(2, 3, 2));
    Tensor ws = Tensor.wrap(Type.real(2, 2), new double[] {10, 20, 30, 40});
    assertThat(run(twice, vector(1, 2, 3), ws))
        .containsExactly(9, 19, 8, 18, 7, 17, 29, 39, 28, 38, 27, 37);
  }

  @Test
  void batchesNoTimesAtAll() {
    Graph none = Batch.batch(graph(Ops.sum(Ops.times(w, x))), new boolean[] {true, true}, 0);
    assertThat(none.outputTypes()).containsExactly(Type.real(0));
    assertThat(run(none, vector(), Tensor.wrap(Type.real(0, 2), new double[0]))).isEmpty();
  }

  @Test
  void replacesInnerNodesByBatchedValues() {
    Expr exp = Ops.exp(x);
    NodeMap<Expr> mapped = new NodeMap<>();
    mapped.put(exp, Ops.constant(vector(1, 2, 3)));
    Expr out = Batch.batch(List.of(Ops.square(exp)), mapped, 3).get(0);
    assertThat(Evaluator.evaluate(out).data()).containsExactly(1, 4, 9);
  }

  @Test
  void differentiatesLikeALoop() {
    Graph one = Grad.valueAndGradient(graph(Ops.sum(Ops.sin(Ops.times(w, x)))), List.of(x, w));
    Graph many = Batch.batch(one, new boolean[] {true, true}, 3);
    double[] xs = {0.5, -1, 2};
    double[][] ws = {{1, 2}, {3, 4}, {-1, 0}};
    Tensor all = Tensor.wrap(Type.real(3, 2), new double[] {1, 2, 3, 4, -1, 0});
    List<Tensor> batched = Evaluator.evaluate(many, List.of(vector(xs), all));
    for (int i = 0; i < xs.length; i++) {
      List<Tensor> single = Evaluator.evaluate(one, List.of(Tensor.scalar(xs[i]), vector(ws[i])));
      assertThat(batched.get(0).get(i)).isEqualTo(single.get(0).doubleValue());
      assertThat(batched.get(1).get(i)).isEqualTo(single.get(1).doubleValue());
      assertThat(batched.get(2).get(2 * i)).isEqualTo(single.get(2).get(0));
      assertThat(batched.get(2).get(2 * i + 1)).isEqualTo(single.get(2).get(1));
    }
  }

  private Graph graph(Expr... outputs) {
    return new Graph("f", List.of(x, w), List.of(outputs));
  }

  private static double[] run(Graph graph, Tensor... inputs) {
    return Evaluator.evaluate(graph, List.of(inputs)).get(0).data();
  }

  private static Tensor vector(double... values) {
    return Tensor.wrap(Type.real(values.length), values);
  }
}
