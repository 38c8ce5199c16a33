package org.ppl4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Real;
import org.ppl4j.ir.Evaluator;
import org.ppl4j.ir.Expr;
import org.ppl4j.transform.Grad;

/** Derivatives where there is none, or differences cannot tell: what the Javadoc promises. */
class KinkTest {

  @Test
  void theDerivativesOfAbsAndReluAtZeroAreZero() {
    Real x = Real.constant(0);
    assertThat(gradients(x.abs(), x)).containsExactly(0);
    assertThat(gradients(x.relu(), x)).containsExactly(0);
  }

  @Test
  void greatestElementsShareTheDerivativeOfMax() {
    Real x = Real.constant(3, 1, 3, 2);
    assertThat(gradients(x.max(), x)).containsExactly(0.5, 0, 0.5, 0);
    assertThat(gradients(x.min(), x)).containsExactly(0, 1, 0, 0);
  }

  @Test
  void equalOperandsShareTheDerivativeOfMaximumAndMinimum() {
    Real x = Real.constant(1.5);
    Real y = Real.constant(1.5);
    assertThat(gradients(x.maximum(y), x, y)).containsExactly(0.5, 0.5);
    assertThat(gradients(x.minimum(y), x, y)).containsExactly(0.5, 0.5);
  }

  @Test
  void powersOfZeroHaveTheirDerivatives() {
    Real x = Real.constant(0);
    Real y = Real.constant(2);
    assertThat(gradients(x.pow(y), x, y)).containsExactly(0, 0);
    assertThat(second(x.pow(y), x)).isEqualTo(2);
    assertThat(gradients(x.pow(Real.constant(1)), x)).containsExactly(1);
    assertThat(gradients(x.pow(Real.constant(0)), x)).containsExactly(0);
    assertThat(gradients(x.pow(Real.constant(0.5)), x)).containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void powersOfNegativeNumbersHaveDerivativesInTheBase() {
    Real x = Real.constant(-2);
    assertThat(gradients(x.pow(Real.constant(3)), x)).containsExactly(12);
    assertThat(second(x.pow(Real.constant(3)), x)).isEqualTo(-12);
  }

  @Test
  void logSumExpOfMinusInfinitiesHasDerivativesZero() {
    Real x = Real.constant(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    assertThat(gradients(x.logSumExp(), x)).containsExactly(0, 0);
    Real mixed = Real.constant(Double.NEGATIVE_INFINITY, 1);
    assertThat(gradients(mixed.logSumExp(), mixed)).containsExactly(0, 1);
  }

  private static double[] gradients(Real y, Real... wrt) {
    return List.of(wrt).stream()
        .flatMapToDouble(
            x -> {
              Expr gradient = Grad.gradients(y.expr(), List.of(x.expr())).get(0);
              return Arrays.stream(Evaluator.evaluate(gradient).data());
            })
        .map(value -> value + 0.0)
        .toArray();
  }

  private static double second(Real y, Real x) {
    Expr first = Grad.gradients(y.expr(), List.of(x.expr())).get(0);
    return gradients(new Real(first), x)[0];
  }
}
