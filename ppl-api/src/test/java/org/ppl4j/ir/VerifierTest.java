package org.ppl4j.ir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.error.FreePlaceholder;
import org.ppl4j.error.InvalidGraph;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

class VerifierTest {
  private final Expr x = Input.create("x", Type.real());

  @Test
  void acceptsAnInputThatIsNotUsedAndAnOutputThatIsAnInput() {
    assertThatCode(() -> Verifier.verify(new Graph("f", List.of(x), List.of()), "test"))
        .doesNotThrowAnyException();
    assertThatCode(() -> Verifier.verify(new Graph("f", List.of(x), List.of(x, x)), "test"))
        .doesNotThrowAnyException();
  }

  @Test
  void namesAPlaceholderThatIsNoInput() {
    Graph graph = new Graph("f", List.of(), List.of(Ops.exp(x)));
    assertThatThrownBy(() -> Verifier.verify(graph, "test"))
        .isInstanceOf(FreePlaceholder.class)
        .hasMessageContaining("\"x\" has no value in f");
  }

  @Test
  void refusesAnInputThatIsNoPlaceholder() {
    Expr y = Ops.exp(x);
    Graph graph = new Graph("f", List.of(x, y), List.of(y));
    assertThatThrownBy(() -> Verifier.verify(graph, "grad"))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageContaining("grad: an input must be a placeholder")
        .hasMessageContaining("exp");
  }

  @Test
  void refusesAnInputGivenTwice() {
    Graph graph = new Graph("f", List.of(x, x), List.of(x));
    assertThatThrownBy(() -> Verifier.verify(graph, "test"))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageContaining("twice");
  }

  @Test
  void refusesANodeWhoseTypesAreNotWhatItsOperationGives() {
    Graph graph = new Graph("f", List.of(), List.of(Expr.of(new Fickle(new int[1]), List.of())));
    assertThatThrownBy(() -> Verifier.verify(graph, "test"))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageContaining("fickle");
  }

  /** An operation that gives another type each time it is asked. */
  private record Fickle(int[] asked) implements LeafOp {
    @Override
    public Type type() {
      return Type.real(asked[0]++);
    }

    @Override
    public Tensor evaluate(Type type, List<Tensor> inputs) {
      throw new UnsupportedOperationException();
    }
  }
}
