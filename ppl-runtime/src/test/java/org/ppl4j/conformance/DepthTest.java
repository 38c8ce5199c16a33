package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.control.Catalogue;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Printer;
import org.ppl4j.ir.Verifier;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Tanh;
import org.ppl4j.transform.Batch;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** No pass recurses on depth. */
class DepthTest {

  private static final int DEPTH = 100_000;

  /** A step of a chain, from its last node and its input. */
  @FunctionalInterface
  interface Link {
    Expr apply(int i, Expr last, Expr x);
  }

  /** A chain of links of one kind. */
  record Chain(String name, Link link) {
    Graph graph(int depth) {
      Expr x = Input.create("x", Type.real());
      Expr last = x;
      for (int i = 0; i < depth; i++) {
        last = link.apply(i, last, x);
      }
      return new Graph("chain", List.of(x), List.of(last));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Chain> chains() {
    return Stream.of(
        new Chain("of mixed operations", DepthTest::mixed),
        new Chain("of additions", (i, last, x) -> Ops.plus(last, x)),
        new Chain("of negations that collapse", (i, last, x) -> Ops.negate(last)),
        new Chain("of constants that add up", (i, last, x) -> Ops.plus(last, Ops.real(1))),
        new Chain("of expands and sums that collapse", DepthTest::stretched),
        new Chain("of constants", (i, last, x) -> Ops.sin(i == 0 ? Ops.real(0.5) : last)));
  }

  @ParameterizedTest(name = "a chain {0}")
  @MethodSource("chains")
  void aDeepChainGoesThroughEveryPass(Chain chain) {
    Graph graph = chain.graph(DEPTH);
    Expr x = graph.inputs().get(0);
    List<Tensor> at = List.of(Tensor.scalar(0.3));
    Tensor expected = Tensors.evaluate(graph, at);

    Verifier.verify(graph, "built");
    Graph simple = Pipeline.value().run(graph);
    Tensors.assertClose("simplified", Tensors.evaluate(simple, at), expected, 1e-9, 1);
    Graph gradient = Pipeline.valueAndGradient(List.of(x)).run(graph);
    Tensors.assertClose("with gradient", Tensors.evaluate(gradient, at), expected, 1e-9, 1);
    String text = Printer.print(graph);
    Graph read = Catalogue.parse(text);
    Tensors.assertClose("read", Tensors.evaluate(read, at), expected, 0, 0);
    assertThat(Printer.print(read).lines().count()).isEqualTo(text.lines().count());
    Graph batched = Batch.batch(graph, new boolean[] {true}, 2);
    Tensor both = Tensors.evaluate(batched, List.of(Tensors.stack(List.of(at.get(0), at.get(0)))));
    Tensors.assertClose("batched", both, Tensors.stack(List.of(expected, expected)), 1e-9, 1);
    try (Executable executable = Executor.named("interp").compile(simple)) {
      List<Tensor> results = OpExecutorTest.call(executable, at);
      Tensors.assertClose("compiled", results.get(0), expected, 1e-9, 1);
    }
  }

  @ParameterizedTest(name = "a chain {0}")
  @MethodSource("chains")
  void theGradientOfAShorterChainIsThatOfDifferences(Chain chain) {
    Graph graph = chain.graph(50);
    List<Tensor> at = List.of(Tensor.scalar(0.3));
    Graph gradient = Derived.gradient(graph, graph.inputs());
    String difference =
        Differences.compare(
            point -> Tensors.evaluate(graph, point).doubleValue(),
            at,
            0,
            Evaluator.evaluate(gradient, at).get(0),
            1e-12);
    assertThat(difference).isNull();
  }

  private static Expr mixed(int i, Expr last, Expr x) {
    return switch (i % 5) {
      case 0 -> Ops.sin(last);
      case 1 -> Ops.plus(last, x);
      case 2 -> Ops.unary(new Tanh(), last);
      case 3 -> Ops.times(last, Ops.cos(x));
      default -> Ops.sigmoid(last);
    };
  }

  private static Expr stretched(int i, Expr last, Expr x) {
    return i % 2 == 0 ? Ops.expandFront(last, 1) : Ops.sum(last);
  }
}
