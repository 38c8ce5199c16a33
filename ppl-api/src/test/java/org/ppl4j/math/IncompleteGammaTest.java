package org.ppl4j.math;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IncompleteGammaTest {
  @Test
  void functionsMatchTheTables() {
    Table lower = Table.read("gamma-p");
    lower.assertRelative(5e-13, row -> IncompleteGamma.gammaP(row[0], row[1]));
    lower
        .where(row -> row[2] > 1e-6)
        .assertRelative(5e-15, row -> IncompleteGamma.gammaP(row[0], row[1]));
    Table upper = Table.read("gamma-q");
    upper.assertRelative(5e-13, row -> IncompleteGamma.gammaQ(row[0], row[1]));
    upper
        .where(row -> row[2] > 1e-6)
        .assertRelative(5e-15, row -> IncompleteGamma.gammaQ(row[0], row[1]));
  }

  @Test
  void derivativesMatchTheTables() {
    Table.read("gamma-p-derivative")
        .assertRelative(1e-12, row -> IncompleteGamma.gammaPDerivative(row[0], row[1]));
    Table.read("gamma-p-second-derivative")
        .assertWithin(
            1e-12,
            row -> IncompleteGamma.gammaPSecondDerivative(row[0], row[1]),
            row -> Math.max(Math.abs(row[3]) + row[2], Double.MIN_NORMAL));
  }

  @Test
  void inversesMatchTheTables() {
    Table.read("gamma-p-inverse")
        .assertWithin(
            2e-15,
            row -> InverseIncompleteGamma.gammaPInverse(row[0], row[1]),
            row -> row[3] * (1 + 10 * row[2]));
    Table.read("gamma-q-inverse")
        .assertWithin(
            2e-15,
            row -> InverseIncompleteGamma.gammaQInverse(row[0], row[1]),
            row -> row[3] * (1 + 10 * row[2]));
  }

  @Test
  void inversesInvertOnAGrid() {
    for (double a = 1e-3; a < 2e6; a *= 3.7) {
      for (double p = 1e-300; p < 0.5; p = Math.sqrt(p) * 0.9) {
        double x = InverseIncompleteGamma.gammaPInverse(a, p);
        if (x > 1e-300) {
          assertThat(IncompleteGamma.gammaP(a, x) / p)
              .as("%s %s", a, p)
              .isBetween(1 - 2e-9, 1 + 2e-9);
        }
        x = InverseIncompleteGamma.gammaQInverse(a, p);
        if (x > 1e-300) {
          assertThat(IncompleteGamma.gammaQ(a, x) / p)
              .as("%s %s", a, p)
              .isBetween(1 - 2e-9, 1 + 2e-9);
        }
      }
    }
  }

  @Test
  void theTwoTailsAddUpWhereTheMethodChanges() {
    for (double a = 40; a < 1e9; a *= 1.7) {
      for (double deviations : new double[] {-5, -4.01, -3.99, -1, 0, 1, 3.99, 4.01, 5}) {
        double x = a + deviations * Math.sqrt(a);
        double sum = IncompleteGamma.gammaP(a, x) + IncompleteGamma.gammaQ(a, x);
        assertThat(sum).isBetween(1 - 1e-14, 1 + 1e-14);
      }
    }
  }

  @Test
  void edges() {
    assertThat(IncompleteGamma.gammaP(2, 0)).isZero();
    assertThat(IncompleteGamma.gammaP(2, POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(IncompleteGamma.gammaQ(2, 0)).isEqualTo(1);
    assertThat(IncompleteGamma.gammaQ(200, POSITIVE_INFINITY)).isZero();
    for (double a : new double[] {0, -1, NaN}) {
      assertThat(IncompleteGamma.gammaP(a, 1)).as("%s", a).isNaN();
      assertThat(IncompleteGamma.gammaQ(a, 1)).as("%s", a).isNaN();
      assertThat(IncompleteGamma.gammaPDerivative(a, 1)).isNaN();
      assertThat(IncompleteGamma.gammaPSecondDerivative(a, 1)).isNaN();
      assertThat(InverseIncompleteGamma.gammaPInverse(a, 0.5)).isNaN();
    }
    for (double x : new double[] {-1, NaN}) {
      assertThat(IncompleteGamma.gammaP(1, x)).isNaN();
      assertThat(IncompleteGamma.gammaQ(1, x)).isNaN();
      assertThat(IncompleteGamma.gammaPDerivative(1, x)).isNaN();
      assertThat(InverseIncompleteGamma.gammaPInverse(1, x)).isNaN();
    }
    for (double x : new double[] {0, POSITIVE_INFINITY, 1e300}) {
      assertThat(IncompleteGamma.gammaPDerivative(3, x)).isZero();
      assertThat(IncompleteGamma.gammaPSecondDerivative(3, x)).isZero();
    }
    assertThat(InverseIncompleteGamma.gammaPInverse(3, 0)).isZero();
    assertThat(InverseIncompleteGamma.gammaPInverse(3, 1)).isEqualTo(POSITIVE_INFINITY);
    assertThat(InverseIncompleteGamma.gammaQInverse(3, 1)).isZero();
    assertThat(InverseIncompleteGamma.gammaQInverse(3, 0)).isEqualTo(POSITIVE_INFINITY);
    assertThat(InverseIncompleteGamma.gammaPInverse(3, 1.5)).isNaN();
    assertThat(InverseIncompleteGamma.gammaPInverse(1e-3, 1e-3)).isZero();
  }

  @Test
  void densityIsTheDerivativeInX() {
    assertThat(IncompleteGamma.gammaPDensity(1, 2)).isBetween(0.1353352832366, 0.1353352832367);
    assertThat(IncompleteGamma.gammaPDensity(3, 0)).isZero();
    assertThat(IncompleteGamma.gammaPDensity(1, 0)).isEqualTo(1);
    assertThat(IncompleteGamma.gammaPDensity(0.5, 0)).isEqualTo(POSITIVE_INFINITY);
    assertThat(IncompleteGamma.gammaPDensity(3, POSITIVE_INFINITY)).isZero();
    assertThat(IncompleteGamma.gammaPDensity(3, -1)).isNaN();
  }
}
