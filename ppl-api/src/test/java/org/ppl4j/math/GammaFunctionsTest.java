package org.ppl4j.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GammaFunctionsTest {
  @Test
  void lgammaMatchesTheTable() {
    Table table = Table.read("lgamma");
    table.where(row -> row[0] > 0).assertRelative(4e-16, row -> GammaFunctions.lgamma(row[0]));
    table.assertAbsoluteBelowOne(4e-16, row -> GammaFunctions.lgamma(row[0]));
  }

  @Test
  void lgammaAtTheEdges() {
    for (double x : new double[] {0.0, -0.0, -1, -2, -1e20, POSITIVE_INFINITY, NEGATIVE_INFINITY}) {
      assertThat(GammaFunctions.lgamma(x)).as("%s", x).isEqualTo(POSITIVE_INFINITY);
    }
    assertThat(GammaFunctions.lgamma(NaN)).isNaN();
    assertThat(GammaFunctions.lgamma(1)).isZero();
    assertThat(GammaFunctions.lgamma(2)).isZero();
  }

  @Test
  void digammaMatchesTheTable() {
    Table table = Table.read("digamma");
    table.where(row -> row[0] > 0).assertRelative(3e-15, row -> GammaFunctions.digamma(row[0]));
    table.assertAbsoluteBelowOne(3e-15, row -> GammaFunctions.digamma(row[0]));
  }

  @Test
  void digammaAtTheEdges() {
    assertThat(GammaFunctions.digamma(0.0)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(GammaFunctions.digamma(-0.0)).isEqualTo(POSITIVE_INFINITY);
    assertThat(GammaFunctions.digamma(-1)).isNaN();
    assertThat(GammaFunctions.digamma(NEGATIVE_INFINITY)).isNaN();
    assertThat(GammaFunctions.digamma(NaN)).isNaN();
    assertThat(GammaFunctions.digamma(POSITIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
  }

  @Test
  void trigammaMatchesTheTable() {
    Table.read("trigamma").assertRelative(2e-15, row -> GammaFunctions.trigamma(row[0]));
  }

  @Test
  void polygammaMatchesTheTable() {
    Table.read("polygamma")
        .assertWithin(
            4e-16,
            row -> GammaFunctions.polygamma((int) row[0], row[1]),
            row -> (row[0] + 4) * Math.max(Math.abs(Table.truth(row)), Double.MIN_NORMAL));
  }

  @Test
  void polygammaOfNegativeArgumentsMatchesTheTable() {
    Table.read("polygamma-negative")
        .assertWithin(
            4e-16,
            row -> GammaFunctions.polygamma((int) row[0], row[1]),
            row -> (row[0] + 4) * Math.max(Math.abs(Table.truth(row)), row[0] == 0 ? 1 : 50));
  }

  @Test
  void polygammaOfLargeOrderStaysFinite() {
    // psi_170(100) / psi_170(101) and the recurrence: the difference is 170! / 100^171.
    double difference = GammaFunctions.polygamma(170, 101) - GammaFunctions.polygamma(170, 100);
    double expected = Math.exp(GammaFunctions.lgamma(171) - 171 * Math.log(100));
    assertThat(difference / expected).isBetween(1 - 1e-12, 1 + 1e-12);
    double beyond = GammaFunctions.polygamma(171, 100) - GammaFunctions.polygamma(171, 101);
    expected = Math.exp(GammaFunctions.lgamma(172) - 172 * Math.log(100));
    assertThat(beyond / expected).isBetween(1 - 1e-12, 1 + 1e-12);
  }

  @Test
  void polygammaAtTheEdges() {
    assertThat(GammaFunctions.trigamma(0)).isEqualTo(POSITIVE_INFINITY);
    assertThat(GammaFunctions.trigamma(-3)).isEqualTo(POSITIVE_INFINITY);
    assertThat(GammaFunctions.trigamma(POSITIVE_INFINITY)).isZero();
    assertThat(GammaFunctions.trigamma(NEGATIVE_INFINITY)).isNaN();
    assertThat(GammaFunctions.trigamma(NaN)).isNaN();
    assertThat(GammaFunctions.trigamma(1e-200)).isEqualTo(POSITIVE_INFINITY);
    assertThat(GammaFunctions.polygamma(2, 0.0)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(GammaFunctions.polygamma(2, -0.0)).isEqualTo(POSITIVE_INFINITY);
    assertThat(GammaFunctions.polygamma(2, -1)).isNaN();
    assertThat(GammaFunctions.polygamma(-1, 1)).isNaN();
    assertThat(GammaFunctions.polygamma(0, 3)).isEqualTo(GammaFunctions.digamma(3));
  }

  @Test
  void multivariateLgammaMatchesTheTable() {
    Table.read("mvlgamma")
        .assertWithin(
            1e-15,
            row -> GammaFunctions.multivariateLgamma((int) row[0], row[1]),
            row -> {
              double scale = row[0] * (row[0] - 1) / 4 * Math.log(Math.PI);
              for (int j = 0; j < row[0]; j++) {
                scale += Math.abs(GammaFunctions.lgamma(row[1] - j / 2.0));
              }
              return scale;
            });
  }

  @Test
  void multivariateLgammaAtTheEdges() {
    assertThat(GammaFunctions.multivariateLgamma(3, 1)).isEqualTo(POSITIVE_INFINITY);
    assertThat(GammaFunctions.multivariateLgamma(3, 0.9)).isNaN();
    assertThat(GammaFunctions.multivariateLgamma(0, 0.9)).isNaN();
    assertThat(GammaFunctions.multivariateLgamma(1, 2.5)).isEqualTo(GammaFunctions.lgamma(2.5));
    assertThat(GammaFunctions.multivariateDigamma(1, 2.5)).isEqualTo(GammaFunctions.digamma(2.5));
    double slope =
        (GammaFunctions.multivariateLgamma(4, 5 + 1e-5)
                - GammaFunctions.multivariateLgamma(4, 5 - 1e-5))
            / 2e-5;
    assertThat(GammaFunctions.multivariateDigamma(4, 5) / slope).isBetween(1 - 1e-8, 1 + 1e-8);
  }
}
