package org.ppl4j.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.NodeMap;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Type;

class SubstituteTest {
  private final Expr x = Input.create("x", Type.real());
  private final Expr y = Input.create("y", Type.real());

  @Test
  void putsExpressionsInThePlaceOfNodes() {
    Expr exp = Ops.exp(x);
    Expr out = substitute(Ops.plus(exp, exp), x, Ops.real(0));
    assertThat(Evaluator.evaluate(out).doubleValue()).isEqualTo(2);
    assertThat(out.input(0)).isSameAs(out.input(1));
  }

  @Test
  void replacesInnerNodesToo() {
    Expr exp = Ops.exp(x);
    assertThat(substitute(Ops.negate(exp), exp, y).input(0)).isSameAs(y);
  }

  @Test
  void keepsWhatDoesNotDependOnAReplacedNode() {
    Expr other = Ops.exp(y);
    assertThat(substitute(other, x, Ops.real(1))).isSameAs(other);
  }

  @Test
  void doesNotSearchReplacements() {
    assertThat(substitute(Ops.negate(x), x, Ops.exp(x)).input(0).input(0)).isSameAs(x);
  }

  @Test
  void replacesAllAtOnce() {
    NodeMap<Expr> swap = new NodeMap<>();
    swap.put(x, y);
    swap.put(y, x);
    Expr out = Substitute.substitute(List.of(Ops.minus(x, y)), swap).get(0);
    assertThat(out.inputs()).containsExactly(y, x);
  }

  @Test
  void takesChainsOfAnyLength() {
    Expr chain = x;
    for (int i = 0; i < 100_000; i++) {
      chain = Ops.plus(chain, Ops.real(1));
    }
    assertThat(Evaluator.evaluate(substitute(chain, x, Ops.real(5))).doubleValue())
        .isEqualTo(100_005);
  }

  @Test
  void checksTypesAgainWhereAReplacementHasAnotherShape() {
    Expr sum = Ops.plus(Input.create("z", Type.real(3)), x);
    assertThatThrownBy(() -> substitute(sum, x, Input.create("w", Type.real(2))))
        .isInstanceOf(ShapeMismatch.class);
  }

  @Test
  void callsAGraphLikeAFunction() {
    Graph graph = new Graph("f", List.of(x, y), List.of(Ops.minus(x, y), x));
    List<Expr> out = Substitute.call(graph, List.of(Ops.real(5), Ops.real(3)));
    assertThat(Evaluator.evaluate(out.get(0)).doubleValue()).isEqualTo(2);
    assertThat(Evaluator.evaluate(out.get(1)).doubleValue()).isEqualTo(5);
    assertThatThrownBy(() -> Substitute.call(graph, List.of(x)))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("f takes 2 arguments, but got 1");
    assertThatThrownBy(() -> Substitute.call(graph, List.of(x, Ops.integer(1))))
        .isInstanceOf(InvalidArgument.class)
        .hasMessageContaining("expected  y");
  }

  private static Expr substitute(Expr output, Expr node, Expr replacement) {
    NodeMap<Expr> replacements = new NodeMap<>();
    replacements.put(node, replacement);
    return Substitute.substitute(List.of(output), replacements).get(0);
  }
}
