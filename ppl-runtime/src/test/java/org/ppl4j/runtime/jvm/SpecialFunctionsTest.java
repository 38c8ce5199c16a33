package org.ppl4j.runtime.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The functions are within their stated bounds of fdlibm's, which are right to 1 ulp. */
class SpecialFunctionsTest {
  private static final double[] EDGES = {
    0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e-300, 1e300, 1e17
  };

  @Test
  void log1pIsWithinTwoUlp() {
    check(SpecialFunctions::log1p, StrictMath::log1p, 3, -0.999999, 5);
  }

  @Test
  void expm1IsWithinThreeUlp() {
    check(SpecialFunctions::expm1, StrictMath::expm1, 4, -40, 40);
  }

  @Test
  void tanhIsWithinFourUlp() {
    check(SpecialFunctions::tanh, StrictMath::tanh, 5, -25, 25);
  }

  @Test
  void shortExpIsWithinOneUlp() {
    check(x -> ShortFunctions.exp(-Math.abs(x)), x -> StrictMath.exp(-Math.abs(x)), 2, -750, 0);
  }

  @Test
  void shortLog1pIsWithinThreeUlp() {
    check(
        x -> ShortFunctions.log1p(Math.min(Math.abs(x), 1)),
        x -> StrictMath.log1p(Math.min(Math.abs(x), 1)),
        4,
        0,
        1);
  }

  /** The bound is that of the function and that of the reference together. */
  private static void check(
      DoubleUnaryOperator function, DoubleUnaryOperator exact, int ulps, double from, double to) {
    Random random = new Random(3);
    double worst = 0;
    for (int i = 0; i < 400_000; i++) {
      double x = from + (to - from) * random.nextDouble();
      x *= i % 2 == 0 ? 1 : Math.pow(10, -17 * random.nextDouble());
      double expected = exact.applyAsDouble(x);
      double error = Math.abs(function.applyAsDouble(x) - expected) / Math.ulp(expected);
      worst = Math.max(worst, error);
    }
    assertThat(worst).isLessThanOrEqualTo(ulps);
    for (double edge : EDGES) {
      double expected = exact.applyAsDouble(edge);
      double found = function.applyAsDouble(edge);
      boolean same = Double.compare(found, expected) == 0;
      assertThat(same || Math.abs(found - expected) <= ulps * Math.ulp(expected))
          .as("at %s: %s for %s", edge, found, expected)
          .isTrue();
    }
  }
}
