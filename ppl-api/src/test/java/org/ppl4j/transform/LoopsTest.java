package org.ppl4j.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.control.Loops;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.type.Tensor;

class LoopsTest {
  /** Heron's square root, whose derivative is {@code 1 / (2 sqrt x)}. */
  @Test
  void repeatsAStepAndItsDerivative() {
    Real x = Real.input("x");
    Expr root =
        Loops.repeat(
                30,
                List.of(Real.constant(1.0).expr()),
                before -> {
                  Real now = new Real(before.get(0));
                  return List.of(now.plus(x.div(now)).times(0.5).expr());
                })
            .get(0);
    Graph graph =
        Grad.valueAndGradient(
            new Graph("root", List.of(x.expr()), List.of(root)), List.of(x.expr()));
    List<Tensor> found = Evaluator.evaluate(graph, List.of(Tensor.scalar(7)));
    assertThat(found.get(0).get(0)).isCloseTo(Math.sqrt(7), within(1e-14));
    assertThat(found.get(1).get(0)).isCloseTo(0.5 / Math.sqrt(7), within(1e-14));
  }

  @Test
  void carriesSeveralValuesAndKeepsSome() {
    Real step = Real.constant(0.5, 2);
    Expr one = Real.constant(1.0).expr();
    List<Expr> last =
        Loops.repeat(
            4,
            List.of(Real.constant(0.0, 1).expr(), one),
            before -> List.of(new Real(before.get(0)).plus(step).expr(), before.get(1)));
    assertThat(new Real(last.get(0)).value().data()).containsExactly(2, 9);
    assertThat(new Real(last.get(1)).value().get(0)).isEqualTo(1);
  }

  @Test
  void doesNotGrow() {
    assertThat(size(1000)).isEqualTo(size(10));
  }

  private static int size(int times) {
    Expr last =
        Loops.repeat(
                times,
                List.of(Real.input("x").expr()),
                before -> List.of(new Real(before.get(0)).sin().expr()))
            .get(0);
    return Graph.nodes(List.of(last)).size();
  }
}
