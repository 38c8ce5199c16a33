package org.ppl4j.compiler.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.compiler.Pipeline;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Graph;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/** What users write overflows or cancels; what the pipeline makes of it does not. */
class StableFormsTest {
  private static final double[] FAR = {-1000, -40, 0, 40, 1000};

  @Test
  void logOfOnePlusExp() {
    check(x -> x.exp().plus(1).log(), x -> softplus(x), x -> sigmoid(x));
    check(x -> Real.constant(1).plus(x.exp()).log(), x -> softplus(x), x -> sigmoid(x));
    check(x -> x.exp().log1p(), x -> softplus(x), x -> sigmoid(x));
  }

  @Test
  void logOfSigmoidAndOfItsComplement() {
    check(x -> x.sigmoid().log(), x -> -softplus(-x), x -> sigmoid(-x));
    check(x -> Real.constant(1).minus(x.sigmoid()).log(), x -> -softplus(x), x -> -sigmoid(x));
    check(x -> x.sigmoid().unaryMinus().log1p(), x -> -softplus(x), x -> -sigmoid(x));
  }

  @Test
  void sigmoidsWrittenOut() {
    check(
        x -> Real.constant(1).div(x.unaryMinus().exp().plus(1)),
        x -> sigmoid(x),
        x -> sigmoid(x) * sigmoid(-x));
    check(x -> x.exp().div(x.exp().plus(1)).log(), x -> -softplus(-x), x -> sigmoid(-x));
  }

  @Test
  void logSoftmax() {
    double[] logits = {-1000, 0, 1000};
    Real x = Real.input("x", 3);
    Real softmax = x.exp().div(x.exp().sum());
    for (int i = 0; i < 3; i++) {
      List<Tensor> result = differentiate(softmax.log().at(i), x, logits);
      assertThat(result.get(0).doubleValue()).isEqualTo(logits[i] - 1000);
      double[] gradient = {0, 0, -1};
      gradient[i] += 1;
      assertThat(result.get(1).data()).containsExactly(gradient, Offset.offset(1e-12));
    }
  }

  @Test
  void logSumExp() {
    Real x = Real.input("x", 3);
    Real y = x.exp().sum().log();
    List<Tensor> high = differentiate(y, x, 1000, 1000, -1000);
    assertThat(high.get(0).doubleValue()).isCloseTo(1000 + Math.log(2), Offset.offset(1e-12));
    assertThat(high.get(1).data())
        .containsExactly(new double[] {0.5, 0.5, 0}, Offset.offset(1e-12));
    List<Tensor> low = differentiate(y, x, -1000, -1001, -2000);
    double total = Math.log1p(Math.exp(-1));
    assertThat(low.get(0).doubleValue()).isCloseTo(total - 1000, Offset.offset(1e-12));
    assertThat(low.get(1).data())
        .containsExactly(
            new double[] {Math.exp(-total), Math.exp(-1 - total), 0}, Offset.offset(1e-12));
  }

  @Test
  void logOfASumShiftedByHand() {
    Real x = Real.input("x", 2);
    Real shifted = x.minus(x.max()).exp().sum().log().plus(x.max());
    List<Tensor> result = differentiate(shifted, x, 1000, 990);
    assertThat(result.get(0).doubleValue())
        .isCloseTo(1000 + Math.log1p(Math.exp(-10)), Offset.offset(1e-12));
    double weight = sigmoid(10);
    assertThat(result.get(1).data())
        .containsExactly(new double[] {weight, 1 - weight}, Offset.offset(1e-12));
  }

  private interface Function {
    double apply(double x);
  }

  /** Checks value and derivative of a scalar function, of a scalar and of vectors. */
  private static void check(UnaryOperator<Real> written, Function value, Function slope) {
    Real x = Real.input("x");
    for (double at : FAR) {
      List<Tensor> result = differentiate(written.apply(x), x, at);
      assertClose(result.get(0).doubleValue(), value.apply(at), at);
      assertClose(result.get(1).doubleValue(), slope.apply(at), at);
    }
    Real xs = Real.input("xs", FAR.length);
    List<Tensor> result = differentiate(written.apply(xs).sum(), xs, FAR);
    for (int i = 0; i < FAR.length; i++) {
      assertClose(result.get(1).get(i), slope.apply(FAR[i]), FAR[i]);
    }
  }

  private static void assertClose(double actual, double expected, double at) {
    assertThat(actual)
        .as("at %s", at)
        .isCloseTo(expected, Offset.offset(1e-14 * Math.abs(expected) + 1e-300));
  }

  private static List<Tensor> differentiate(Real y, Real x, double... point) {
    Graph graph = new Graph("f", List.of(x.expr()), List.of(y.expr()));
    Graph ready = Pipeline.valueAndGradient(List.of(x.expr())).run(graph);
    Type type = Type.real().withShape(x.shape());
    return Evaluator.evaluate(ready, List.of(Tensor.wrap(type, point.clone())));
  }

  private static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
