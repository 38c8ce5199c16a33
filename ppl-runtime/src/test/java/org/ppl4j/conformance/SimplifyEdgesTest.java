package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Cast;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Tanh;
import org.ppl4j.type.DType;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** The simplifier neither fails nor turns a number into another where numbers end. */
class SimplifyEdgesTest {

  /** A function of a scalar, and where to look. */
  record Case(String name, UnaryOperator<Expr> function, double at) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("x * 1e200 * 1e200", x -> times(times(x, 1e200), 1e200), 1e-300),
        new Case("x * 1e-200 * 1e-200", x -> times(times(x, 1e-200), 1e-200), 1e300),
        new Case("x * 1e200 * 1e-200", x -> times(times(x, 1e200), 1e-200), 1),
        new Case("x + 1e308 + 1e308", x -> plus(plus(x, 1e308), 1e308), -1.5e308),
        new Case("x * 3 * 1/3", x -> times(times(x, 3), 1 / 3.0), 7),
        new Case("(x * 1e-200) * x", x -> Ops.times(times(x, 1e-200), x), 1e200),
        new Case("(x * 1e200) * x", x -> Ops.times(times(x, 1e200), x), 1e-200),
        new Case("x + 0", x -> plus(x, 0), 2),
        new Case(
            "a quotient of integers by zero that is not chosen",
            x -> choose(x, Ops.toReal(Ops.floorDiv(Ops.integer(1), Ops.integer(0)))),
            1),
        new Case(
            "an integer of NaN that is not chosen",
            x -> choose(x, Ops.toReal(Ops.unary(new Cast(DType.INT), Ops.real(Double.NaN)))),
            1),
        new Case(
            "tanh of a constant times x",
            x -> Ops.times(Ops.unary(new Tanh(), Ops.real(1)), x),
            2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aNumberStaysThatNumber(Case each) {
    Expr x = Input.create("x", Type.real());
    Graph graph = new Graph("edge", List.of(x), List.of(each.function.apply(x)));
    Graph simple = Pipeline.value().run(graph);
    List<Tensor> at = List.of(Tensor.scalar(each.at));
    double expected = Tensors.evaluate(graph, at).doubleValue();
    assertThat(Double.isFinite(expected)).isTrue();
    Tensors.assertClose(each.name, Tensors.evaluate(simple, at), Tensor.scalar(expected), 1e-14, 0);
  }

  private static Expr times(Expr x, double c) {
    return Ops.times(x, Ops.real(c));
  }

  private static Expr plus(Expr x, double c) {
    return Ops.plus(x, Ops.real(c));
  }

  private static Expr choose(Expr x, Expr other) {
    return Ops.select(Ops.less(Ops.real(0), x), x, other);
  }
}
