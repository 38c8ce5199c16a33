package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ppl4j.dist.Distributions.bernoulli;
import static org.ppl4j.dist.Distributions.betaBinomial;
import static org.ppl4j.dist.Distributions.binomial;
import static org.ppl4j.dist.Distributions.binomialLogits;
import static org.ppl4j.dist.Distributions.categorical;
import static org.ppl4j.dist.Distributions.categoricalLogits;
import static org.ppl4j.dist.Distributions.dirichlet;
import static org.ppl4j.dist.Distributions.geometric;
import static org.ppl4j.dist.Distributions.multinomial;
import static org.ppl4j.dist.Distributions.negativeBinomial;
import static org.ppl4j.dist.Distributions.orderedLogistic;
import static org.ppl4j.dist.Distributions.poisson;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.error.ShapeMismatch;
import org.ppl4j.ir.Expr;
import org.ppl4j.transform.Grad;
import org.ppl4j.type.Tensor;

/** Certainties, impossible values, extreme parameters, and arrays of independent laws. */
final class DiscreteEdgesTest {
  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final int DRAWS = 20_000;

  @Test
  void countsOutsideTheTrialsAreImpossible() {
    for (int x : new int[] {-2, -1, 6, 7}) {
      Int value = Int.constant(x);
      for (double p : new double[] {0, 0.3, 1}) {
        assertThat(number(binomial(5, p).logDensity(value))).isEqualTo(NEVER);
      }
      assertThat(number(binomialLogits(5, 0.3).logDensity(value))).isEqualTo(NEVER);
      assertThat(number(betaBinomial(5, 0.3, 2).logDensity(value))).isEqualTo(NEVER);
    }
  }

  @Test
  void certaintiesHaveProbabilityOne() {
    assertThat(number(bernoulli(0).logDensity(Int.constant(0)))).isZero();
    assertThat(number(bernoulli(1).logDensity(Int.constant(1)))).isZero();
    assertThat(number(bernoulli(0).logDensity(Int.constant(1)))).isEqualTo(NEVER);
    assertThat(number(binomial(5, 0).logDensity(Int.constant(0)))).isZero();
    assertThat(number(binomial(5, 1).logDensity(Int.constant(5)))).isZero();
    assertThat(number(binomial(5, 1).logDensity(Int.constant(4)))).isEqualTo(NEVER);
    assertThat(number(poisson(0).logDensity(Int.constant(0)))).isZero();
    assertThat(number(poisson(0).logDensity(Int.constant(1)))).isEqualTo(NEVER);
    assertThat(number(geometric(1).logDensity(Int.constant(0)))).isZero();
    assertThat(number(categorical(0, 1).logDensity(Int.constant(0)))).isEqualTo(NEVER);
  }

  /** The derivatives in probabilities at the ends of their range are the one-sided ones. */
  @Test
  void gradientsAtCertaintiesAreFinite() {
    assertThat(slope(0, p -> bernoulli(p).logDensity(Int.constant(0)))).isEqualTo(-1);
    assertThat(slope(1, p -> bernoulli(p).logDensity(Int.constant(1)))).isEqualTo(1);
    assertThat(slope(0, p -> binomial(5, p).logDensity(Int.constant(0)))).isEqualTo(-5);
    assertThat(slope(1, p -> binomial(5, p).logDensity(Int.constant(5)))).isEqualTo(5);
    assertThat(slope(0, p -> poisson(p).logDensity(Int.constant(0)))).isEqualTo(-1);
  }

  @Test
  void certaintiesAreDrawn() {
    assertThat(draws(bernoulli(0))).containsOnly(0);
    assertThat(draws(bernoulli(1))).containsOnly(1);
    assertThat(draws(binomial(5, 1))).containsOnly(5);
    assertThat(draws(poisson(0))).containsOnly(0);
    assertThat(draws(geometric(1))).containsOnly(0);
    assertThat(draws(betaBinomial(7, 1e-300, 1))).containsOnly(0);
    assertThat(draws(negativeBinomial(1e-9, 1e-300))).containsOnly(0);
  }

  @Test
  void impossibleCategoriesAreNotDrawn() {
    assertThat(draws(categorical(0, 0.5, 0, 0.5, 0))).containsOnly(1, 3);
    double none = Double.NEGATIVE_INFINITY;
    assertThat(draws(categoricalLogits(none, 900, none, 900, none))).containsOnly(1, 3);
    double[] counts = Draws.of("m", multinomial(9, 0, 1, 0).draw(new RandomStream("x")), 9).data();
    assertThat(counts).containsOnly(0, 9);
    // Whatever the uniform number: the sum of these is rounded.
    Real thirds = Real.constant(0.1, 0.2, 0.7 - 1e-17, 0);
    for (double u : new double[] {0x1p-1074, 0.5, 1 - 0x1p-53}) {
      double index = Categories.index(thirds, Real.constant(u)).value().doubleValue();
      assertThat(index).isBetween(0.0, 2.0);
    }
  }

  /** Elements far below the least double are 0, and nothing is NaN. */
  @Test
  void sparseDirichletDraws() {
    Tensor draws = Draws.of("d", dirichlet(1e-4, 1e-4, 2e-4).draw(new RandomStream("x")), DRAWS);
    double[] last = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double sum = draws.get(3 * i) + draws.get(3 * i + 1) + draws.get(3 * i + 2);
      assertThat(sum).isBetween(1 - 1e-15, 1 + 1e-15);
      last[i] = draws.get(3 * i + 2);
    }
    assertThat(Math.abs(Statistics.zScore(last, 0.5))).isLessThan(5);
  }

  @Test
  void scalarParametersServeAnyShape() {
    Int x = Int.constant(new int[] {0, 1, 2, 3, 4, 5}, 2, 3);
    assertThat(poisson(2).logDensities(x).shape().dims()).containsExactly(2, 3);
    assertThat(binomial(5, 0.3).logDensities(x).shape().dims()).containsExactly(2, 3);
    assertThat(betaBinomial(5, 2, 3).logDensities(x).shape().dims()).containsExactly(2, 3);
    assertThat(negativeBinomial(2, 3).logDensities(x).shape().dims()).containsExactly(2, 3);
    Real p = Real.constant(0.1, 0.2, 0.1, 0.1, 0.2, 0.3);
    assertThat(categorical(p).logDensities(x).value().toDoubles())
        .containsExactly(Arrays.stream(p.value().toDoubles()).map(Math::log).toArray());
  }

  @Test
  void stacksOfCategoriesAreIndependent() {
    Real cuts = Real.constant(new double[][] {{-1, 0, 1}, {0.5, 2, 3}});
    Real predictors = Real.constant(0.2, 1.5);
    Int ranks = Int.constant(1, 3);
    double first = number(orderedLogistic(0.2, cuts.at(0)).logDensity(Int.constant(1)));
    double second = number(orderedLogistic(1.5, cuts.at(1)).logDensity(Int.constant(3)));
    assertThat(number(orderedLogistic(predictors, cuts).logDensity(ranks)))
        .isEqualTo(first + second);
    second = number(orderedLogistic(1.5, cuts.at(0)).logDensity(Int.constant(3)));
    assertThat(number(orderedLogistic(predictors, cuts.at(0)).logDensity(ranks)))
        .isEqualTo(first + second);
    double[] drawn = draws(orderedLogistic(predictors, cuts));
    assertThat(drawn).hasSize(2 * DRAWS).containsOnly(0, 1, 2, 3);
  }

  @Test
  void shapesThatDoNotGoTogether() {
    Real three = Real.constant(1, 2, 3);
    Real matrix = Real.constant(new double[][] {{1, 2}, {3, 4}});
    assertThatThrownBy(() -> binomial(Int.constant(1, 2), three.div(4)))
        .isInstanceOf(ShapeMismatch.class);
    assertThatThrownBy(() -> multinomial(Int.constant(1, 2, 3), 0.5, 0.5))
        .isInstanceOf(ShapeMismatch.class)
        .hasMessageContaining("multinomial");
    assertThatThrownBy(() -> orderedLogistic(three, matrix)).isInstanceOf(ShapeMismatch.class);
    assertThatThrownBy(() -> categorical(Real.constant(1))).isInstanceOf(ShapeMismatch.class);
  }

  private static double[] draws(Distribution<Int> law) {
    return Draws.of(law.toString(), law.draw(new RandomStream("x")), DRAWS).data();
  }

  private static double slope(double at, java.util.function.UnaryOperator<Real> function) {
    Real p = Real.constant(at);
    Expr gradient = Grad.gradients(function.apply(p).expr(), List.of(p.expr())).get(0);
    return new Real(gradient).value().doubleValue();
  }

  private static double number(Real x) {
    return x.value().doubleValue();
  }
}
