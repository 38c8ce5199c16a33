package org.ppl4j.math;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StableFunctionsTest {
  @Test
  void functionsMatchTheTables() {
    Table.read("log1mexp").assertRelative(1e-15, row -> StableFunctions.log1mexp(row[0]));
    Table.read("softplus").assertRelative(1e-15, row -> StableFunctions.softplus(row[0]));
    Table.read("sigmoid").assertRelative(1e-15, row -> StableFunctions.sigmoid(row[0]));
    Table.read("log-sigmoid").assertRelative(1e-15, row -> StableFunctions.logSigmoid(row[0]));
  }

  @Test
  void logisticFunctionsAtTheEdges() {
    assertThat(StableFunctions.log1mexp(0)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(StableFunctions.log1mexp(POSITIVE_INFINITY)).isZero();
    assertThat(StableFunctions.log1mexp(-2)).isEqualTo(StableFunctions.log1mexp(2));
    assertThat(StableFunctions.log1mexp(NaN)).isNaN();
    assertThat(StableFunctions.softplus(NEGATIVE_INFINITY)).isZero();
    assertThat(StableFunctions.softplus(POSITIVE_INFINITY)).isEqualTo(POSITIVE_INFINITY);
    assertThat(StableFunctions.softplus(NaN)).isNaN();
    assertThat(StableFunctions.sigmoid(NEGATIVE_INFINITY)).isZero();
    assertThat(StableFunctions.sigmoid(POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(StableFunctions.sigmoid(0)).isEqualTo(0.5);
    assertThat(StableFunctions.sigmoid(NaN)).isNaN();
    assertThat(StableFunctions.logSigmoid(NEGATIVE_INFINITY)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(StableFunctions.logSigmoid(POSITIVE_INFINITY)).isZero();
    assertThat(StableFunctions.logSigmoid(NaN)).isNaN();
  }

  @Test
  void zeroTimesALogarithmIsZero() {
    assertThat(StableFunctions.xlogy(0, 0)).isZero();
    assertThat(StableFunctions.xlogy(0, -1)).isZero();
    assertThat(StableFunctions.xlogy(0, POSITIVE_INFINITY)).isZero();
    assertThat(StableFunctions.xlogy(0, NaN)).isNaN();
    assertThat(StableFunctions.xlogy(2, 0)).isEqualTo(NEGATIVE_INFINITY);
    assertThat(StableFunctions.xlogy(2, Math.E)).isEqualTo(2);
    assertThat(StableFunctions.xlog1py(0, -1)).isZero();
    assertThat(StableFunctions.xlog1py(0, NaN)).isNaN();
    assertThat(StableFunctions.xlog1py(2, 1e-20)).isEqualTo(2e-20);
    assertThat(StableFunctions.xlog1py(2, -1)).isEqualTo(NEGATIVE_INFINITY);
  }
}
