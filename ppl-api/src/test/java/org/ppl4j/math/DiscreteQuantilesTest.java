package org.ppl4j.math;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class DiscreteQuantilesTest {
  @Test
  void quantilesMatchTheTables() {
    Table.read("poisson-quantile")
        .assertWithin(0, row -> DiscreteQuantiles.poissonQuantile(row[0], row[1]), row -> 1);
    Table.read("binomial-quantile")
        .assertWithin(
            0, row -> DiscreteQuantiles.binomialQuantile(row[0], row[1], row[2]), row -> 1);
  }

  @Test
  void poissonQuantileIsTheSmallestWhichReaches() {
    for (double rate = 1e-3; rate <= 1e9; rate *= 9.7) {
      for (double u = 1e-12; u < 0.5; u *= 3.1) {
        double k = DiscreteQuantiles.poissonQuantile(rate, u);
        assertThat(IncompleteGamma.gammaQ(k + 1, rate)).isGreaterThanOrEqualTo(u);
        if (k > 0) {
          assertThat(IncompleteGamma.gammaQ(k, rate)).isLessThan(u);
        }
      }
    }
  }

  @Test
  void poissonEdges() {
    assertThat(DiscreteQuantiles.poissonQuantile(0, 0.3)).isZero();
    assertThat(DiscreteQuantiles.poissonQuantile(3, 0)).isZero();
    assertThat(DiscreteQuantiles.poissonQuantile(3, 1)).isEqualTo(POSITIVE_INFINITY);
    for (double bad : new double[] {-1, NaN, POSITIVE_INFINITY}) {
      assertThat(DiscreteQuantiles.poissonQuantile(bad, 0.5)).isNaN();
      assertThat(DiscreteQuantiles.poissonQuantile(1, bad)).isNaN();
    }
  }

  @Test
  void binomialEdges() {
    assertThat(DiscreteQuantiles.binomialQuantile(0, 0.3, 0.5)).isZero();
    assertThat(DiscreteQuantiles.binomialQuantile(7, 0, 0.5)).isZero();
    assertThat(DiscreteQuantiles.binomialQuantile(7, 1, 0.5)).isEqualTo(7);
    assertThat(DiscreteQuantiles.binomialQuantile(7, 1, 0)).isZero();
    assertThat(DiscreteQuantiles.binomialQuantile(7, 0.4, 1)).isEqualTo(7);
    assertThat(DiscreteQuantiles.binomialQuantile(7, 0.4, 0)).isZero();
    assertThat(DiscreteQuantiles.binomialQuantile(7.5, 0.4, 0.5)).isNaN();
    for (double bad : new double[] {-1, NaN, POSITIVE_INFINITY}) {
      assertThat(DiscreteQuantiles.binomialQuantile(bad, 0.5, 0.5)).isNaN();
      assertThat(DiscreteQuantiles.binomialQuantile(4, bad, 0.5)).isNaN();
      assertThat(DiscreteQuantiles.binomialQuantile(4, 0.5, bad)).isNaN();
    }
  }

  @Test
  void searchesEndWhereDoublesAreFurtherThanOneApart() {
    for (double rate : new double[] {1e17, 1e20, 1e40}) {
      for (double u : new double[] {0.1, 0.5, 0.9}) {
        assertThat(DiscreteQuantiles.poissonQuantile(rate, u))
            .isCloseTo(rate, within(2 * Math.sqrt(rate) + 1e-14 * rate));
      }
    }
  }
}
