package org.ppl4j.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.NotDifferentiable;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Input;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

class GradTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-12);

  private final Expr x = Input.create("x", Type.real());
  private final Expr v = Input.create("v", Type.real(3));

  @Test
  void givesZerosOfTheRightTypeWhereNothingDepends() {
    List<Expr> gradients = Grad.gradients(Ops.square(x), List.of(v, x));
    assertThat(gradients.get(0).type()).isEqualTo(Type.real(3));
    assertThat(at(gradients.get(0), 2)).containsExactly(0, 0, 0);
    assertThat(at(gradients.get(1), 2)).containsExactly(4);
    assertThat(at(Grad.gradients(Ops.real(3), List.of(x)).get(0), 2)).containsExactly(0);
  }

  @Test
  void differentiatesAValueInItself() {
    assertThat(at(Grad.gradients(x, List.of(x)).get(0), 2)).containsExactly(1);
  }

  @Test
  void addsUpWhatRepeatedOutputsGive() {
    Expr y = Ops.square(x);
    List<Expr> out =
        Grad.vjp(List.of(y, y, x), List.of(Ops.real(1), Ops.real(10), Ops.real(100)), List.of(x));
    assertThat(at(out.get(0), 3)).containsExactly(6 + 60 + 100);
  }

  @Test
  void addsUpWhatSharedNodesGive() {
    Expr y = Ops.exp(x);
    Expr z = Ops.times(y, Ops.plus(y, y));
    assertThat(at(Grad.gradients(z, List.of(x)).get(0), 0.5))
        .containsExactly(new double[] {4 * Math.E}, CLOSE);
  }

  @Test
  void differentiatesInIntermediateValues() {
    Expr y = Ops.exp(x);
    Expr z = Ops.times(y, x);
    List<Expr> gradients = Grad.gradients(z, List.of(y, x));
    assertThat(at(gradients.get(0), 2)).containsExactly(2);
    assertThat(at(gradients.get(1), 2)).containsExactly(new double[] {3 * Math.exp(2)}, CLOSE);
  }

  @Test
  void stopsAtStopGradient() {
    Expr z = Ops.times(x, Ops.stopGradient(Ops.square(x)));
    assertThat(at(Grad.gradients(z, List.of(x)).get(0), 3)).containsExactly(9);
    Expr all = Ops.stopGradient(x);
    assertThat(at(Grad.gradients(Ops.square(all), List.of(x)).get(0), 3)).containsExactly(0);
    assertThat(at(Grad.gradients(Ops.square(all), List.of(all)).get(0), 3)).containsExactly(6);
  }

  @Test
  void keepsStopGradientAcrossOrders() {
    // DiCE: exp(l - stop(l)) is 1, and its derivatives are those of the score.
    Expr l = Ops.square(x);
    Expr box = Ops.exp(Ops.minus(l, Ops.stopGradient(l)));
    Expr first = Grad.gradients(box, List.of(x)).get(0);
    Expr second = Grad.gradients(first, List.of(x)).get(0);
    assertThat(at(box, 3)).containsExactly(1);
    assertThat(at(first, 3)).containsExactly(6);
    assertThat(at(second, 3)).containsExactly(36 + 2);
  }

  @Test
  void passesIntegersByWithoutADerivative() {
    Real real = new Real(v);
    Real rounded = real.toInt().toReal().sum();
    assertThat(at(Grad.gradients(rounded.expr(), List.of(v)).get(0), 1, 2, 3))
        .containsExactly(0, 0, 0);
    Int index = real.argmax(0);
    Real picked = real.at(index).times(index.toReal());
    assertThat(at(Grad.gradients(picked.expr(), List.of(v)).get(0), 1, 5, 3))
        .containsExactly(0, 1, 0);
    Real counted = real.at(Int.constant(2, 0, 2)).sum();
    assertThat(at(Grad.gradients(counted.expr(), List.of(v)).get(0), 1, 5, 3))
        .containsExactly(1, 0, 2);
  }

  @Test
  void takesDerivativesOfEveryOrder() {
    checkOrders(
        Ops::exp,
        x -> Math.exp(x),
        x -> Math.exp(x),
        x -> Math.exp(x),
        x -> Math.exp(x),
        x -> Math.exp(x));
    checkOrders(
        Ops::sin,
        x -> Math.cos(x),
        x -> -Math.sin(x),
        x -> -Math.cos(x),
        x -> Math.sin(x),
        x -> Math.cos(x));
    checkOrders(
        x -> Ops.div(Ops.real(1), x),
        x -> -Math.pow(x, -2),
        x -> 2 * Math.pow(x, -3),
        x -> -6 * Math.pow(x, -4),
        x -> 24 * Math.pow(x, -5),
        x -> -120 * Math.pow(x, -6));
    checkOrders(
        x -> Ops.exp(Ops.sin(x)),
        x -> Math.cos(x) * Math.exp(Math.sin(x)),
        x -> (Math.pow(Math.cos(x), 2) - Math.sin(x)) * Math.exp(Math.sin(x)));
  }

  @Test
  void givesJacobianVectorProducts() {
    Expr y = Ops.times(Ops.sum(v), Ops.sin(v));
    Expr tangent = Ops.constant(Tensor.wrap(Type.real(3), new double[] {1, -2, 0.5}));
    double[] point = {0.3, -1, 2};
    double[] actual = at(Grad.jvp(List.of(y), List.of(v), List.of(tangent)).get(0), point);
    double sum = 1.3;
    double moved = -0.5;
    double[] dv = {1, -2, 0.5};
    for (int i = 0; i < 3; i++) {
      double expected = moved * Math.sin(point[i]) + sum * Math.cos(point[i]) * dv[i];
      assertThat(actual[i]).isCloseTo(expected, CLOSE);
    }
    assertThat(at(Grad.jvp(List.of(Ops.exp(x)), List.of(v), List.of(tangent)).get(0), 1))
        .containsExactly(0);
  }

  @Test
  void takesChainsOfAnyLength() {
    Expr chain = x;
    for (int i = 0; i < 100_000; i++) {
      chain = Ops.sin(chain);
    }
    assertThat(at(Grad.gradients(chain, List.of(x)).get(0), 0)).containsExactly(1);
  }

  @Test
  void refusesWhatHasNoDerivative() {
    assertThatThrownBy(() -> Grad.gradients(v, List.of(v)))
        .isInstanceOf(NotDifferentiable.class)
        .hasMessageContaining("only a real scalar has a gradient, not f64[3]");
    Expr integer = Input.create("n", Type.integer());
    assertThatThrownBy(() -> Grad.gradients(x, List.of(integer)))
        .isInstanceOf(NotDifferentiable.class)
        .hasMessageContaining("i64[]");
    assertThatThrownBy(() -> Grad.vjp(List.of(integer), List.of(integer), List.of(x)))
        .isInstanceOf(NotDifferentiable.class);
  }

  private interface Function {
    double apply(double x);
  }

  private void checkOrders(UnaryOperator<Expr> f, Function... derivatives) {
    Expr y = f.apply(x);
    for (int order = 0; order < derivatives.length; order++) {
      y = Grad.gradients(y, List.of(x)).get(0);
      for (double point : new double[] {-2, 0.7, 1.5}) {
        double expected = derivatives[order].apply(point);
        assertThat(at(y, point)[0])
            .as("order %s at %s", order + 1, point)
            .isCloseTo(expected, Offset.offset(1e-9 * (1 + Math.abs(expected))));
      }
    }
  }

  /** The value at a point of x, of v, or of neither. */
  private double[] at(Expr expr, double... point) {
    Tensor one = Tensor.wrap(Type.real(), new double[] {point[0]});
    Tensor three =
        point.length == 3 ? Tensor.wrap(Type.real(3), point) : Tensor.full(Type.real(3), 1);
    Graph graph = new Graph("f", List.of(x, v), List.of(expr));
    return Evaluator.evaluate(graph, List.of(one, three)).get(0).data();
  }
}
