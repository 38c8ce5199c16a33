package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ppl4j.model.Model.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.control.Cond;
import org.ppl4j.error.InvalidIndex;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Verifier;
import org.ppl4j.model.Control;
import org.ppl4j.model.Model;
import org.ppl4j.model.NoArguments;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** The decision: against its branches, on every executor, differentiated twice and batched. */
class CondTest {
  record Pair(Real a, Real b) {}

  private static final Bool P = Bool.input("p");
  private static final Real X = Real.input("x", 3);
  private static final Real W = Real.input("w");

  private static List<Expr> exprs(Value... values) {
    return Stream.of(values).map(Value::expr).toList();
  }

  /** Branches that share a part, read a literal array, and give two results. */
  private static Pair yes(Real shared) {
    return new Pair(shared.times(Real.constant(1, 2, 3)).sin(), X.sum().times(W));
  }

  private static Pair no(Real shared) {
    return new Pair(shared.exp(), W.square().plus(shared.at(1)));
  }

  private static Graph decision() {
    Real shared = X.times(W);
    Pair out = Control.cond(P, () -> yes(shared), () -> no(shared));
    return scalar(out);
  }

  private static Graph branch(boolean holds) {
    Real shared = X.times(W);
    return scalar(holds ? yes(shared) : no(shared));
  }

  private static Graph scalar(Pair out) {
    Real total = out.a().times(Real.constant(0.3, -0.2, 0.9)).sum().plus(out.b().square());
    return new Graph("cond", exprs(P, X, W), List.of(total.expr()));
  }

  private static Graph withGradient(Graph graph) {
    return Grad.valueAndGradient(graph, exprs(X, W));
  }

  private static Graph withSecond(Graph graph) {
    Graph first = withGradient(graph);
    Real slope = new Real(first.outputs().get(1)).square().sum();
    Real other = new Real(first.outputs().get(2));
    Expr total = slope.plus(other.square()).expr();
    List<Expr> outputs = new ArrayList<>(first.outputs());
    outputs.addAll(Grad.gradients(total, exprs(X, W)));
    return first.returning(outputs);
  }

  private static List<Tensor> at(boolean holds) {
    return List.of(
        Tensor.full(Type.bool(), holds ? 1 : 0),
        Tensor.wrap(Type.real(3), new double[] {0.3, -0.8, 1.1}),
        Tensor.scalar(0.7));
  }

  private static void requireEqual(List<Tensor> found, List<Tensor> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).type()).isEqualTo(expected.get(i).type());
      assertThat(found.get(i).data()).containsExactly(expected.get(i).data(), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itIsTheChosenBranchWithItsDerivatives(boolean holds) {
    Graph found = withSecond(decision());
    List<Tensor> expected = Evaluator.evaluate(withSecond(branch(holds)), at(holds));
    requireEqual(Evaluator.evaluate(found, at(holds)), expected);
    Graph simple = Pipeline.value().run(found);
    Verifier.verify(simple, "simplify");
    requireEqual(Evaluator.evaluate(simple, at(holds)), expected);
    requireEqual(Evaluator.evaluate(OpTextTest.reread(found), at(holds)), expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyExecutorAgrees(boolean holds) {
    Graph raw = withSecond(decision());
    for (Graph graph : List.of(raw, Pipeline.value().run(raw))) {
      List<Tensor> expected = Evaluator.evaluate(graph, at(holds));
      for (Executor executor : Executor.all()) {
        try (Executable compiled = executor.compile(graph)) {
          requireEqual(OpExecutorTest.call(compiled, at(holds)), expected);
        }
      }
    }
  }

  @Test
  void whatBothBranchesReadIsComputedBefore() {
    List<Expr> nodes = decision().nodes();
    Expr node = nodes.stream().filter(n -> n.op() instanceof Cond).findFirst().orElseThrow();
    Cond cond = (Cond) node.op();
    assertThat(node.inputs().stream().map(input -> input.op().name()))
        .contains("times", "constant");
    assertThat(cond.yes().nodes().stream().map(n -> n.op().name()).filter("sin"::equals))
        .hasSize(1);
    assertThat(nodes.stream().map(n -> n.op().name())).doesNotContain("sin", "exp");
  }

  @Test
  void onlyTheChosenBranchIsComputed() {
    Int i = Int.input("i");
    Real table = Real.constant(1, 2, 3);
    Real found = Control.cond(i.lessThan(3), () -> table.at(i), () -> Real.constant(-1));
    Graph graph = new Graph("guarded", exprs(i), exprs(found));
    for (int k : new int[] {1, 7}) {
      List<Tensor> at = List.of(Tensor.full(Type.integer(), k));
      double expected = k == 1 ? 2 : -1;
      assertThat(Evaluator.evaluate(graph, at).get(0).doubleValue()).isEqualTo(expected);
      for (Executor executor : Executor.all()) {
        try (Executable compiled = executor.compile(graph)) {
          assertThat(OpExecutorTest.call(compiled, at).get(0).doubleValue()).isEqualTo(expected);
        }
      }
    }
    Real unguarded = i.lessThan(3).select(table.at(i), -1);
    Graph both = new Graph("unguarded", exprs(i), exprs(unguarded));
    assertThatThrownBy(() -> Evaluator.evaluate(both, List.of(Tensor.full(Type.integer(), 7))))
        .isInstanceOf(InvalidIndex.class);
  }

  @Test
  void manyAtOnceEqualsOneByOne() {
    Graph graph = withSecond(decision());
    for (boolean[] mapped : OpBatchTest.subsets(3)) {
      Graph wide = Batch.batch(graph, mapped, 3);
      for (boolean[] holds :
          new boolean[][] {{true, false, true}, {false, false, false}, {true, true, true}}) {
        List<List<Tensor>> lanes = new ArrayList<>();
        for (int lane = 0; lane < 3; lane++) {
          double by = 0.1 * lane;
          List<Tensor> own = new ArrayList<>(at(mapped[0] ? holds[lane] : holds[0]));
          for (int k = 1; k < 3; k++) {
            double[] data = own.get(k).toDoubles();
            for (int e = 0; e < data.length; e++) {
              data[e] += mapped[k] ? by * (e + 1) : 0;
            }
            own.set(k, Tensor.wrap(own.get(k).type(), data));
          }
          lanes.add(own);
        }
        List<Tensor> inputs = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
          int input = k;
          inputs.add(
              mapped[k]
                  ? Tensors.stack(lanes.stream().map(lane -> lane.get(input)).toList())
                  : lanes.get(0).get(k));
        }
        List<Tensor> found = Evaluator.evaluate(wide, inputs);
        for (Executor executor : Executor.all()) {
          try (Executable compiled = executor.compile(wide)) {
            requireEqual(OpExecutorTest.call(compiled, inputs), found);
          }
        }
        for (int lane = 0; lane < 3; lane++) {
          int row = lane;
          requireEqual(
              found.stream().map(each -> Tensors.row(each, row)).toList(),
              Evaluator.evaluate(graph, lanes.get(lane)));
        }
      }
    }
  }

  /** A logarithm below zero, a root at zero, and an index below the first, each not chosen. */
  @Test
  void lanesThatDidNotChooseABranchCannotSpoilIt() {
    for (double[] values : new double[][] {{-1, 2, 0, 3}, {-1, -2, 0, -3}, {1, 2, 3, 4}}) {
      Real x = Real.input("x");
      Real scale = Real.input("scale");
      Int i = Int.input("i");
      Real table = Real.constant(5, 6, 7, 8);
      Real out =
          Control.cond(
              x.greaterThan(0),
              () -> x.times(scale).log().plus(x.sqrt()).plus(table.at(i.minus(1))),
              () -> x.times(scale).exp());
      Graph one =
          Grad.valueAndGradient(new Graph("one", exprs(x, scale, i), exprs(out)), exprs(x, scale));
      Graph wide =
          Batch.batch(
              new Graph("wide", exprs(x, scale, i), exprs(out)),
              new boolean[] {true, false, true},
              4);
      Real total = new Real(wide.outputs().get(0)).sum();
      Graph many = Grad.valueAndGradient(wide.returning(exprs(total)), wide.inputs().subList(0, 2));
      double[] places = new double[4];
      for (int k = 0; k < 4; k++) {
        places[k] = values[k] > 0 ? k + 1 : -5;
      }
      List<Tensor> found =
          Evaluator.evaluate(
              many,
              List.of(
                  Tensor.wrap(Type.real(4), values),
                  Tensor.scalar(1.5),
                  Tensor.wrap(Type.integer(4), places)));
      double slope = 0;
      for (int k = 0; k < 4; k++) {
        List<Tensor> own =
            Evaluator.evaluate(
                one,
                List.of(
                    Tensor.scalar(values[k]),
                    Tensor.scalar(1.5),
                    Tensor.full(Type.integer(), places[k])));
        assertThat(found.get(1).get(k)).isCloseTo(own.get(1).doubleValue(), within(1e-12));
        slope += own.get(2).doubleValue();
      }
      assertThat(found.get(2).doubleValue()).isCloseTo(slope, within(1e-12));
    }
  }

  @Test
  void inAPlateEachElementDecides() {
    Real data = Real.constant(-1, 4, 9);
    Model<NoArguments, Real> each =
        model(
            "each",
            m ->
                m.plate("n", 3)
                    .map(
                        i -> {
                          Real x = data.at(i);
                          return Control.cond(x.greaterThan(0), () -> x.sqrt(), () -> x.times(10));
                        }));
    Real result = (Real) each.trace(NoArguments.NONE).result();
    assertThat(result.value().data()).containsExactly(-10, 2, 3);
  }

  @Test
  void operandsAreABoundary() {
    Real heavy = X.exp().sum();
    Real out = Control.cond(P, heavy, h -> h.log(), h -> Real.constant(0));
    Graph graph = new Graph("boundary", exprs(P, X), exprs(out));
    assertThat(graph.nodes().stream().map(n -> n.op().name())).contains("exp", "sum");
    List<Tensor> found = Evaluator.evaluate(graph, at(true).subList(0, 2));
    double expected = Math.log(Math.exp(0.3) + Math.exp(-0.8) + Math.exp(1.1));
    assertThat(found.get(0).doubleValue()).isCloseTo(expected, within(1e-14));
  }

  @Test
  void aKnownConditionLeavesNoDecision() {
    Real out =
        Control.cond(Bool.constant(true), () -> new Pair(X.exp(), W), () -> new Pair(X, X.sum()))
            .a();
    Graph simple = Pipeline.value().run(new Graph("known", exprs(X, W), exprs(out)));
    assertThat(simple.nodes()).noneMatch(node -> node.op() instanceof Cond);
    assertThat(simple.outputs().get(0).op().name()).isEqualTo("exp");
  }

  @Test
  void branchesThatDifferAreRefused() {
    assertThatThrownBy(() -> Control.cond(P, () -> X, () -> X.sum()))
        .isInstanceOf(ShapeMismatch.class)
        .hasMessageContaining("cond: one branch gives [f64[3]], the other [f64[]]");
    assertThatThrownBy(() -> Control.cond(X.greaterThan(0), () -> X.exp(), () -> X.square()))
        .isInstanceOf(ShapeMismatch.class)
        .hasMessageContaining("decides by one truth value, not bool[3]");
  }
}
