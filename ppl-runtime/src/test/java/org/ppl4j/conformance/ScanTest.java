package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.Real;
import org.ppl4j.compiler.Executable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.compiler.Values;
import org.ppl4j.control.Catalogue;
import org.ppl4j.control.Scan;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Output;
import org.ppl4j.transform.Batch;
import org.ppl4j.transform.Grad;
import org.ppl4j.transform.Substitute;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** The loop: against its steps written out, on every executor, differentiated twice and batched. */
class ScanTest {
  /** Two carries of different shapes, one sequence, two constants (one an array), two outputs. */
  private static Graph step() {
    Real a = Real.input("a");
    Real b = Real.input("b", 3);
    Real x = Real.input("x", 3);
    Real w = Real.input("w", 3);
    Real table = Real.constant(0.5, -0.3, 0.2);
    Real nextB = b.times(w).plus(x).tanh().plus(table.times(a));
    Real nextA = a.times(0.9).plus(nextB.sum().sin());
    Real unused = b.exp();
    return new Graph("step", exprs(a, b, x, w), exprs(nextA, nextB, nextB.square().sum(), unused));
  }

  private static List<Expr> exprs(Real... values) {
    List<Expr> out = new ArrayList<>();
    for (Real value : values) {
      out.add(value.expr());
    }
    return out;
  }

  /** A scalar of everything that the loop gives, but for the output that nobody reads. */
  private static Graph graph(int length, boolean reverse, boolean writtenOut) {
    Real a = Real.input("a");
    Real b = Real.input("b", 3);
    Real x = Real.input("x", length, 3);
    Real w = Real.input("w", 3);
    List<Real> results = new ArrayList<>();
    if (writtenOut) {
      Real carryA = a;
      Real carryB = b;
      Real[] puts = new Real[length];
      for (int s = 0; s < length; s++) {
        int t = reverse ? length - 1 - s : s;
        List<Expr> out = Substitute.call(step(), exprs(carryA, carryB, x.at(t), w));
        carryA = new Real(out.get(0));
        carryB = new Real(out.get(1));
        puts[t] = new Real(out.get(2));
      }
      results.addAll(List.of(carryA, carryB, Real.stack(puts)));
    } else {
      Scan scan = new Scan(step(), length, 2, 1, reverse);
      List<Expr> out = Output.all(Expr.of(scan, exprs(a, b, x, w)));
      out.subList(0, 3).forEach(each -> results.add(new Real(each)));
    }
    Real weights = Real.constant(new Random(3).doubles(length).toArray());
    Real total =
        results
            .get(0)
            .plus(results.get(1).square().sum())
            .plus(results.get(2).times(weights).sum());
    List<Expr> inputs = exprs(a, b, x, w);
    return Grad.valueAndGradient(new Graph("loop", inputs, List.of(total.expr())), inputs);
  }

  private static List<Tensor> values(List<Type> types, int seed) {
    Random random = new Random(seed);
    return types.stream()
        .map(t -> Tensor.wrap(t, random.doubles(t.shape().size(), -1, 1).toArray()))
        .toList();
  }

  private static void requireEqual(List<Tensor> found, List<Tensor> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).type()).isEqualTo(expected.get(i).type());
      assertThat(found.get(i).data()).containsExactly(expected.get(i).data(), within(1e-11));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "3, true", "7, false", "7, true"})
  void equalsItsStepsWrittenOut(int length, boolean reverse) {
    Graph loop = graph(length, reverse, false);
    List<Tensor> inputs = values(loop.inputTypes(), length);
    List<Tensor> expected = Evaluator.evaluate(graph(length, reverse, true), inputs);
    requireEqual(Evaluator.evaluate(loop, inputs), expected);
    requireEqual(Evaluator.evaluate(Pipeline.value().run(loop), inputs), expected);
    requireEqual(Evaluator.evaluate(Catalogue.parse(loop.toString()), inputs), expected);
    assertThat(Catalogue.parse(loop.toString()).toString().replaceAll(" *//.*", ""))
        .isEqualTo(loop.toString().replaceAll(" *//.*", ""));
  }

  @ParameterizedTest
  @CsvSource({"3, true", "7, false"})
  void everyExecutorAgrees(int length, boolean reverse) {
    for (Graph loop :
        List.of(
            graph(length, reverse, false), Pipeline.value().run(graph(length, reverse, false)))) {
      List<Tensor> inputs = values(loop.inputTypes(), length);
      List<Tensor> expected = Evaluator.evaluate(loop, inputs);
      for (Executor executor : Executor.all()) {
        try (Executable compiled = executor.compile(loop)) {
          Values out = compiled.call(inputs.stream().map(Tensor::data).toArray());
          for (int i = 0; i < expected.size(); i++) {
            assertThat(out.doubles(i)).containsExactly(expected.get(i).data(), within(1e-11));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, true", "6, false"})
  void itsSecondDerivativeIsThatOfItsSteps(int length, boolean reverse) {
    List<Tensor> inputs = values(graph(length, reverse, false).inputTypes(), length);
    List<List<Tensor>> found = new ArrayList<>();
    for (boolean writtenOut : new boolean[] {false, true}) {
      Graph first = graph(length, reverse, writtenOut);
      List<Expr> gradients = first.outputs().subList(1, 5);
      List<Expr> weights =
          gradients.stream()
              .map(g -> Real.constant(2.0).expand(g.shape().dims()).sin().expr())
              .toList();
      found.add(
          Evaluator.evaluate(
              first.returning(Grad.vjp(gradients, weights, first.inputs())), inputs));
    }
    requireEqual(found.get(0), found.get(1));
  }

  @ParameterizedTest
  @CsvSource({"true, true, true, true", "false, true, false, false", "true, false, false, true"})
  void manyAtOnceEqualsOneByOne(boolean a, boolean b, boolean x, boolean w) {
    Graph loop = graph(5, false, false);
    boolean[] mapped = {a, b, x, w};
    Graph wide = Batch.batch(loop, mapped, 2);
    List<Tensor> inputs = values(wide.inputTypes(), 8);
    List<Tensor> found = Evaluator.evaluate(wide, inputs);
    for (int lane = 0; lane < 2; lane++) {
      List<Tensor> own = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        own.add(mapped[i] ? lane(inputs.get(i), lane) : inputs.get(i));
      }
      List<Tensor> expected = Evaluator.evaluate(loop, own);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(lane(found.get(i), lane).data())
            .containsExactly(expected.get(i).data(), within(1e-11));
      }
    }
  }

  private static Tensor lane(Tensor all, int lane) {
    int rank = all.shape().rank();
    int size = all.shape().slice(1, rank).size();
    double[] data = Arrays.copyOfRange(all.data(), lane * size, (lane + 1) * size);
    return Tensor.wrap(all.type().withShape(all.shape().slice(1, rank)), data);
  }
}
