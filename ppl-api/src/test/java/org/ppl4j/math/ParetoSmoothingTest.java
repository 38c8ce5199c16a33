package org.ppl4j.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ParetoSmoothingTest {
  @Test
  void smoothsAsThePapersSay() {
    Table.read("pareto-smoothing")
        .assertWithin(1e-10, row -> smooth(row).kHat(), row -> Math.max(1, Math.abs(row[0])));
    Table.read("pareto-smoothing")
        .assertWithin(1, ParetoSmoothingTest::worstError, row -> 1 / 1e-11);
  }

  private static ParetoSmoothing smooth(double[] row) {
    int n = (row.length - 2) / 2;
    return ParetoSmoothing.smooth(Arrays.copyOfRange(row, 1, n + 1), row[0]);
  }

  /** The truth in the last column plus the greatest error of a smoothed weight. */
  private static double worstError(double[] row) {
    int n = (row.length - 2) / 2;
    double[] found = smooth(row).logWeights();
    double worst =
        IntStream.range(0, n)
            .mapToDouble(i -> found[i] == row[n + 1 + i] ? 0 : Math.abs(found[i] - row[n + 1 + i]))
            .max()
            .orElseThrow();
    return Table.truth(row) + worst;
  }

  @Test
  void theShapeOfParetoDrawsIsFound() {
    SplittableRandom random = new SplittableRandom(1);
    for (double shape : new double[] {0.2, 0.5, 1.0}) {
      double[] x =
          random
              .doubles(100_000)
              .map(u -> 2 * Math.expm1(-shape * Math.log(u)) / shape)
              .sorted()
              .toArray();
      GeneralizedPareto law = GeneralizedPareto.fit(x);
      // The standard error is (1 + shape) / sqrt(n) (Smith 1984).
      assertThat(law.shape()).isCloseTo(shape, offset(4.5 * (1 + shape) / Math.sqrt(1e5)));
      assertThat(law.scale()).isCloseTo(2, offset(0.1));
    }
  }

  @Test
  void quantilesOfKnownLaws() {
    assertThat(new GeneralizedPareto(0, 3).quantile(0.5)).isCloseTo(3 * Math.log(2), offset(1e-15));
    assertThat(new GeneralizedPareto(-1, 3).quantile(0.25)).isCloseTo(0.75, offset(1e-15));
    assertThat(new GeneralizedPareto(1, 3).quantile(0.75)).isCloseTo(9, offset(1e-14));
  }

  @Test
  void edges() {
    double[] equal = new double[100];
    Arrays.fill(equal, -3);
    assertThat(ParetoSmoothing.smooth(equal).kHat()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ParetoSmoothing.smooth(equal).logWeights()[7])
        .isCloseTo(-Math.log(100), offset(1e-15));
    assertThat(ParetoSmoothing.smooth(0, 1, 2, 3).kHat()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ParetoSmoothing.smooth(0, Double.NaN, 2).kHat()).isNaN();
    assertThat(ParetoSmoothing.smooth(0, Double.POSITIVE_INFINITY).kHat()).isNaN();
    assertThat(ParetoSmoothing.smooth(Double.NEGATIVE_INFINITY).kHat()).isNaN();
    assertThatThrownBy(ParetoSmoothing::smooth).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ParetoSmoothing.smooth(new double[3], 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GeneralizedPareto.fit(1, 2, 3, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
