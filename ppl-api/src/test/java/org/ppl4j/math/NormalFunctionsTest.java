package org.ppl4j.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NormalFunctionsTest {
  @Test
  void errorFunctionsMatchTheTables() {
    Table.read("erf").assertRelative(4e-16, row -> NormalFunctions.erf(row[0]));
    Table.read("erfc").assertRelative(4e-16, row -> NormalFunctions.erfc(row[0]));
    Table.read("erfcx").assertRelative(4e-16, row -> NormalFunctions.erfcx(row[0]));
  }

  @Test
  void normalCdfMatchesTheTables() {
    Table.read("ndtr").assertRelative(2e-15, row -> NormalFunctions.ndtr(row[0]));
    Table.read("log-ndtr").assertRelative(2e-15, row -> NormalFunctions.logNdtr(row[0]));
  }

  @Test
  void normalQuantileMatchesTheTable() {
    Table.read("ndtri").assertRelative(8e-16, row -> NormalFunctions.ndtri(row[0]));
  }

  @Test
  void errorFunctionsAtTheEdges() {
    assertThat(NormalFunctions.erf(POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(NormalFunctions.erf(NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(NormalFunctions.erf(0)).isZero();
    assertThat(NormalFunctions.erf(NaN)).isNaN();
    assertThat(NormalFunctions.erfc(POSITIVE_INFINITY)).isZero();
    assertThat(NormalFunctions.erfc(NEGATIVE_INFINITY)).isEqualTo(2);
    assertThat(NormalFunctions.erfc(NaN)).isNaN();
    assertThat(NormalFunctions.erfcx(POSITIVE_INFINITY)).isZero();
    assertThat(NormalFunctions.erfcx(NEGATIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
    assertThat(NormalFunctions.erfcx(0)).isEqualTo(1);
    assertThat(NormalFunctions.erfcx(NaN)).isNaN();
  }

  @Test
  void normalLawAtTheEdges() {
    assertThat(NormalFunctions.ndtr(NEGATIVE_INFINITY)).isZero();
    assertThat(NormalFunctions.ndtr(-1e200)).isZero();
    assertThat(NormalFunctions.ndtr(POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(NormalFunctions.ndtr(0)).isEqualTo(0.5);
    assertThat(NormalFunctions.ndtr(NaN)).isNaN();
    assertThat(NormalFunctions.logNdtr(NEGATIVE_INFINITY)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(NormalFunctions.logNdtr(-1e200)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(NormalFunctions.logNdtr(POSITIVE_INFINITY)).isZero();
    assertThat(NormalFunctions.logNdtr(NaN)).isNaN();
    assertThat(NormalFunctions.ndtri(0)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(NormalFunctions.ndtri(1)).isEqualTo(POSITIVE_INFINITY);
    assertThat(NormalFunctions.ndtri(0.5)).isZero();
    assertThat(NormalFunctions.ndtri(-1e-300)).isNaN();
    assertThat(NormalFunctions.ndtri(1.0000001)).isNaN();
    assertThat(NormalFunctions.ndtri(NaN)).isNaN();
  }

  @Test
  void quantileInvertsCdf() {
    for (double x = -37; x < 5; x += 0.37) {
      double p = NormalFunctions.ndtr(x);
      assertThat(NormalFunctions.ndtri(p)).isBetween(x - 1e-10, x + 1e-10);
    }
  }
}
