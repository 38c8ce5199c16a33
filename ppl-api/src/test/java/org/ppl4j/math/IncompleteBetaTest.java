package org.ppl4j.math;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class IncompleteBetaTest {
  @Test
  void functionsMatchTheTables() {
    Table lower = Table.read("beta-i");
    lower.assertRelative(5e-13, row -> IncompleteBeta.betaI(row[0], row[1], row[2]));
    lower
        .where(row -> row[3] > 1e-6)
        .assertRelative(1e-13, row -> IncompleteBeta.betaI(row[0], row[1], row[2]));
    Table upper = Table.read("beta-i-complement");
    upper.assertRelative(5e-13, row -> IncompleteBeta.betaIComplement(row[0], row[1], row[2]));
    upper
        .where(row -> row[3] > 1e-6)
        .assertRelative(1e-13, row -> IncompleteBeta.betaIComplement(row[0], row[1], row[2]));
  }

  @Test
  void derivativesMatchTheTables() {
    Table byA = Table.read("beta-i-derivative-a");
    byA.assertRelative(1e-10, row -> IncompleteBeta.betaIDerivativeA(row[0], row[1], row[2]));
    byA.where(row -> Math.max(row[0], row[1]) <= 2e4)
        .assertRelative(2e-12, row -> IncompleteBeta.betaIDerivativeA(row[0], row[1], row[2]));
    Table byB = Table.read("beta-i-derivative-b");
    byB.assertRelative(1e-10, row -> IncompleteBeta.betaIDerivativeB(row[0], row[1], row[2]));
    byB.where(row -> Math.max(row[0], row[1]) <= 2e4)
        .assertRelative(2e-12, row -> IncompleteBeta.betaIDerivativeB(row[0], row[1], row[2]));
  }

  @Test
  void inverseMatchesTheTable() {
    Table.read("beta-i-inverse")
        .assertWithin(
            2e-15,
            row -> InverseIncompleteBeta.betaIInverse(row[0], row[1], row[2]),
            row -> row[4] * (1 + 10 * row[3] * (1 - row[4])));
  }

  @Test
  void inversesInvertOnAGrid() {
    for (double a = 1e-2; a < 1e6; a *= 5.3) {
      for (double b = 1e-2; b < 1e6; b *= 5.3) {
        for (double p = 1e-200; p < 0.5; p = Math.sqrt(p) * 0.9) {
          double x = InverseIncompleteBeta.betaIInverse(a, b, p);
          double y = InverseIncompleteBeta.betaIComplementInverse(b, a, p);
          assertThat(x + y).isBetween(1 - 1e-12, 1 + 1e-12);
          if (x > 1e-300 && x <= 0.5) {
            assertThat(IncompleteBeta.betaI(a, b, x) / p)
                .as("%s %s %s", a, b, p)
                .isBetween(1 - 1e-9, 1 + 1e-9);
          }
        }
      }
    }
  }

  @Test
  void edges() {
    assertThat(IncompleteBeta.betaI(2, 3, 0)).isZero();
    assertThat(IncompleteBeta.betaI(2, 3, 1)).isEqualTo(1);
    assertThat(IncompleteBeta.betaIComplement(2, 3, 0)).isEqualTo(1);
    assertThat(IncompleteBeta.betaIComplement(2, 3, 1)).isZero();
    assertThat(IncompleteBeta.betaIDerivativeA(2, 3, 0)).isZero();
    assertThat(IncompleteBeta.betaIDerivativeB(2, 3, 1)).isZero();
    for (double bad : new double[] {-1, NaN, POSITIVE_INFINITY}) {
      assertThat(IncompleteBeta.betaI(bad, 1, 0.5)).isNaN();
      assertThat(IncompleteBeta.betaIComplement(1, bad, 0.5)).isNaN();
      assertThat(IncompleteBeta.betaIDerivativeA(1, 2, bad)).isNaN();
      assertThat(IncompleteBeta.betaIDerivativeB(1, bad, 0.5)).isNaN();
      assertThat(InverseIncompleteBeta.betaIInverse(bad, 1, 0.5)).isNaN();
      assertThat(InverseIncompleteBeta.betaIInverse(1, 1, bad)).isNaN();
    }
    assertThat(InverseIncompleteBeta.betaIInverse(2, 3, 0)).isZero();
    assertThat(InverseIncompleteBeta.betaIInverse(2, 3, 1)).isEqualTo(1);
    assertThat(InverseIncompleteBeta.betaIComplementInverse(2, 3, 0)).isEqualTo(1);
    assertThat(InverseIncompleteBeta.betaIInverse(1, 1, 0.3)).isBetween(0.3 - 1e-15, 0.3 + 1e-15);
    assertThat(InverseIncompleteBeta.betaIInverse(1e-3, 1, 1e-5)).isZero();
    assertThat(InverseIncompleteBeta.betaIInverse(1607, 1.1e-4, 0.26)).isEqualTo(1);
    assertThat(InverseIncompleteBeta.betaIInverse(0.02, 1.6e-4, 0.4)).isEqualTo(1);
  }

  /** The cut of the integrand lies at w = 37 here, where exp(w) cancels; value by mpmath. */
  @Test
  void derivativesForTheFirstShapeJustAboveOne() {
    assertThat(IncompleteBeta.betaIDerivativeA(1.0001, 0.75, 0.2871))
        .isCloseTo(-0.3143678451394137, within(1e-13));
    assertThat(IncompleteBeta.betaIDerivativeB(1.0001, 0.75, 0.2871))
        .isCloseTo(0.26253324544300055, within(1e-13));
  }
}
