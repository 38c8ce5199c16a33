package org.ppl4j.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.ir.Verifier;
import org.ppl4j.op.Abs;
import org.ppl4j.op.Log1p;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Max;
import org.ppl4j.op.Maximum;
import org.ppl4j.op.Minimum;
import org.ppl4j.op.Ops;
import org.ppl4j.op.Softplus;
import org.ppl4j.op.Sqrt;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** All rules together, on small random expressions. */
class RewriterPropertyTest {
  private static final Shape WIDE = Shape.of(2, 3);

  @Property(tries = 1500, seed = "20260101")
  void rewritingTwiceGivesTheSameText(
      @ForAll @Size(max = 25) List<@IntRange(max = 999) Integer> code) {
    Graph graph = graph(code);
    Graph once = Rewriter.rewrite(graph, Rules.simplify());
    Graph twice = Rewriter.rewrite(once, Rules.simplify());
    Verifier.verify(once, "simplify");
    assertThat(RulesTest.text(twice)).as("from\n%s", graph).isEqualTo(RulesTest.text(once));
  }

  @Property(tries = 1500, seed = "20260102")
  void rewritingKeepsValues(@ForAll @Size(max = 25) List<@IntRange(max = 999) Integer> code) {
    Graph graph = graph(code);
    assertSameValues(graph, Rewriter.rewrite(graph, Rules.simplify()));
  }

  @Property(tries = 500, seed = "20260103")
  void rewritingBeforeAndAfterDifferentiationKeepsGradients(
      @ForAll @Size(max = 12) List<@IntRange(max = 999) Integer> code) {
    Graph graph = graph(code);
    Graph scalar = graph.returning(List.of(Ops.sum(graph.outputs().get(0))));
    Graph plain = Grad.valueAndGradient(scalar, scalar.inputs());
    Graph simple = Rewriter.rewrite(scalar, Rules.simplify());
    Graph both = Grad.valueAndGradient(simple, simple.inputs());
    assertSameValues(plain, Rewriter.rewrite(both, Rules.simplify()));
  }

  /** Compares where values are of ordinary size, so that rounding stays small. */
  private static void assertSameValues(Graph graph, Graph after) {
    Random random = new Random(7);
    for (int i = 0; i < 5; i++) {
      List<Tensor> point =
          graph.inputTypes().stream().map(type -> gaussians(type, random)).toList();
      List<Tensor> expected = Evaluator.evaluate(graph, point);
      List<Tensor> actual = Evaluator.evaluate(after, point);
      for (int k = 0; k < expected.size(); k++) {
        for (int j = 0; j < expected.get(k).data().length; j++) {
          double value = expected.get(k).get(j);
          if (Math.abs(value) < 1e6) {
            assertThat(actual.get(k).get(j))
                .as("element %s of output %s of\n%s\n%s", j, k, graph, after)
                .isCloseTo(value, Offset.offset(1e-5 * (1 + Math.abs(value))));
          }
        }
      }
    }
  }

  private static Tensor gaussians(Type type, Random random) {
    double[] data = new double[type.shape().size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextGaussian();
    }
    return Tensor.wrap(type, data);
  }

  /** Reads numbers as a program: each makes a node of those before it. */
  private static Graph graph(List<Integer> code) {
    List<Expr> inputs =
        List.of(
            Input.create("x", Type.real()),
            Input.create("y", Type.real().withShape(WIDE)),
            Input.create("z", Type.real(3)));
    List<Expr> nodes = new ArrayList<>(inputs);
    for (int word : code) {
      Expr last = nodes.get(nodes.size() - 1);
      Expr other = nodes.get(word / 33 % nodes.size());
      nodes.add(word % 33 < 13 ? combine(word % 33, last, other) : change(word % 33, last));
    }
    return new Graph("f", inputs, List.of(nodes.get(nodes.size() - 1)));
  }

  private static Expr combine(int word, Expr x, Expr other) {
    boolean fits = x.shape().isScalar() || other.shape().isScalar();
    Expr y = fits || x.shape().equals(other.shape()) ? other : x;
    return switch (word) {
      case 0, 1 -> Ops.plus(x, y);
      case 2 -> Ops.plus(y, x);
      case 3 -> Ops.minus(x, y);
      case 4 -> Ops.minus(y, x);
      case 5, 6 -> Ops.times(x, y);
      case 7 -> Ops.times(y, x);
      case 8 -> Ops.div(x, y);
      case 9 -> Ops.div(y, x);
      case 10 -> Ops.binary(new Minimum(), x, y);
      case 11 -> Ops.binary(new Maximum(), y, x);
      default -> Ops.select(Ops.less(Ops.real(0), x), y, x);
    };
  }

  private static Expr change(int word, Expr x) {
    Shape shape = x.shape();
    Axes all = Axes.range(0, shape.rank());
    return switch (word) {
      case 13, 14 -> Ops.exp(x);
      case 15, 16 -> Ops.log(x);
      case 17 -> Ops.negate(x);
      case 18 -> Ops.sigmoid(x);
      case 19 -> Ops.square(x);
      case 20 -> Ops.unary(new Sqrt(), x);
      case 21 -> Ops.unary(new Abs(), x);
      case 22 -> Ops.unary(new Log1p(), x);
      case 23 -> Ops.unary(new Softplus(), x);
      case 24 -> Ops.plus(Ops.real(1), x);
      case 25 -> Ops.times(x, Ops.real(-0.5));
      case 26 -> Ops.minus(Ops.real(1), x);
      case 27 -> Ops.sum(x);
      case 28 -> shape.rank() > 0 ? Ops.sum(x, Axes.of(0)) : Ops.expand(x, WIDE);
      case 29 -> Ops.unary(new LogSumExp(all), x);
      case 30 -> Ops.unary(new Max(all), x);
      case 31 -> shape.rank() == 2 ? Ops.matrixTranspose(x) : Ops.expandFront(x, 2);
      default -> Ops.reshape(x, Shape.of(shape.size()));
    };
  }
}
