package org.ppl4j.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class BesselFunctionsTest {
  @Test
  void functionsMatchTheTables() {
    Table.read("bessel-i0e").assertRelative(1e-15, row -> BesselFunctions.besselI0e(row[0]));
    Table.read("bessel-i1e").assertRelative(2e-15, row -> BesselFunctions.besselI1e(row[0]));
    Table.read("log-bessel-i0").assertRelative(1e-15, row -> BesselFunctions.logBesselI0(row[0]));
    Table complement = Table.read("bessel-ratio-complement");
    complement.assertRelative(2e-14, row -> BesselFunctions.besselRatioComplement(row[0]));
    complement.assertWithin(
        2e-15, row -> 1 - BesselFunctions.besselRatio(row[0]), row -> 1 - row[1] + 1e-15);
  }

  @Test
  void besselEdges() {
    assertThat(BesselFunctions.besselI0e(0)).isBetween(1 - 1e-15, 1 + 1e-15);
    assertThat(BesselFunctions.besselI0e(-3)).isEqualTo(BesselFunctions.besselI0e(3));
    assertThat(BesselFunctions.besselI1e(-3)).isEqualTo(-BesselFunctions.besselI1e(3));
    assertThat(BesselFunctions.besselI1e(-30)).isEqualTo(-BesselFunctions.besselI1e(30));
    assertThat(BesselFunctions.besselI1e(0)).isZero();
    assertThat(BesselFunctions.besselI0e(POSITIVE_INFINITY)).isZero();
    assertThat(BesselFunctions.besselI1e(NEGATIVE_INFINITY)).isZero();
    assertThat(BesselFunctions.logBesselI0(0)).isZero();
    assertThat(BesselFunctions.logBesselI0(NEGATIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
    assertThat(BesselFunctions.besselRatio(POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(BesselFunctions.besselRatio(-20)).isEqualTo(-BesselFunctions.besselRatio(20));
    assertThat(BesselFunctions.besselRatioComplement(POSITIVE_INFINITY)).isZero();
    assertThat(BesselFunctions.besselRatioComplement(-1)).isNaN();
    assertThat(BesselFunctions.besselI0e(NaN)).isNaN();
    assertThat(BesselFunctions.besselI1e(NaN)).isNaN();
    assertThat(BesselFunctions.logBesselI0(NaN)).isNaN();
    assertThat(BesselFunctions.besselRatio(NaN)).isNaN();
  }

  @Test
  void vonMisesMatchesTheTables() {
    Table.read("von-mises-cdf")
        .assertRelative(1e-12, row -> VonMisesFunctions.vonMisesCdf(row[0], row[1]));
    Table.read("von-mises-cdf-derivative")
        .assertRelative(1e-12, row -> VonMisesFunctions.vonMisesCdfDerivative(row[0], row[1]));
  }

  @Test
  void vonMisesEdges() {
    assertThat(VonMisesFunctions.vonMisesCdf(2, -4)).isZero();
    assertThat(VonMisesFunctions.vonMisesCdf(2, 4)).isEqualTo(1);
    for (double concentration : new double[] {0, 1e-10, 2, 9, 1e3, 1e9}) {
      double middle = VonMisesFunctions.vonMisesCdf(concentration, 0);
      assertThat(middle).isBetween(0.5 - 1e-13, 0.5 + 1e-13);
      assertThat(VonMisesFunctions.vonMisesCdfDerivative(concentration, 0)).isZero();
    }
    assertThat(VonMisesFunctions.vonMisesCdf(0, 1)).isBetween(0.65915, 0.65916);
    assertThat(VonMisesFunctions.vonMisesCdfDerivative(2, 1))
        .isEqualTo(-VonMisesFunctions.vonMisesCdfDerivative(2, -1));
    assertThat(VonMisesFunctions.vonMisesCdfDerivative(2, 4)).isZero();
    for (double bad : new double[] {-1, NaN, POSITIVE_INFINITY}) {
      assertThat(VonMisesFunctions.vonMisesCdf(bad, 1)).isNaN();
      assertThat(VonMisesFunctions.vonMisesCdfDerivative(bad, 1)).isNaN();
    }
    assertThat(VonMisesFunctions.vonMisesCdf(1, NaN)).isNaN();
  }

  @Test
  void theScaledLogarithmIsShifted() {
    for (double x = 1e-3; x < 1e3; x *= 1.7) {
      double shifted = BesselFunctions.logBesselI0(x) - x;
      assertThat(BesselFunctions.logBesselI0e(-x)).isCloseTo(shifted, within(2e-15 * (1 + x)));
    }
    assertThat(BesselFunctions.logBesselI0e(0)).isZero();
    assertThat(BesselFunctions.logBesselI0e(POSITIVE_INFINITY)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(BesselFunctions.logBesselI0e(NaN)).isNaN();
  }

  @Test
  void vonMisesQuantileIsTheInverse() {
    for (double concentration : new double[] {0, 1e-3, 0.5, 3, 13.858, 40, 1e3, 1e8}) {
      for (double u = 1e-12; u < 0.5; u *= 1.3) {
        double x = VonMisesFunctions.vonMisesQuantile(concentration, u);
        double slope = Math.abs(x) * 3e-16 * density(concentration, x);
        assertThat(VonMisesFunctions.vonMisesCdf(concentration, x))
            .isCloseTo(u, within(2e-12 * u + 2 * slope));
      }
      assertThat(VonMisesFunctions.vonMisesQuantile(concentration, 0.875))
          .isEqualTo(-VonMisesFunctions.vonMisesQuantile(concentration, 0.125));
      assertThat(VonMisesFunctions.vonMisesQuantile(concentration, 0)).isEqualTo(-Math.PI);
      assertThat(VonMisesFunctions.vonMisesQuantile(concentration, 0.5)).isZero();
      assertThat(VonMisesFunctions.vonMisesQuantile(concentration, 1)).isEqualTo(Math.PI);
      assertThat(VonMisesFunctions.vonMisesQuantile(concentration, 1.1)).isNaN();
    }
    assertThat(VonMisesFunctions.vonMisesQuantile(-1, 0.5)).isNaN();
    assertThat(VonMisesFunctions.vonMisesQuantile(POSITIVE_INFINITY, 0.5)).isNaN();
    assertThat(VonMisesFunctions.vonMisesQuantile(1, NaN)).isNaN();
  }

  private static double density(double concentration, double x) {
    double half = Math.sin(x / 2);
    return Math.exp(-2 * concentration * half * half)
        / (2 * Math.PI * BesselFunctions.besselI0e(concentration));
  }
}
