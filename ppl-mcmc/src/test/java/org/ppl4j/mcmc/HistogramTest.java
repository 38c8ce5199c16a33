package org.ppl4j.mcmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {
  @Test
  void aBarForEachRange() {
    double[][] chains = {{0, 11.9, 12}, {5.5, 5.6, 5.4, 5.5, 5.5, 5.5, 5.5, 5.5}};
    assertThat(Histogram.of(chains)).isEqualTo("\u2581    \u2588     \u2582");
  }

  @Test
  void numbersThatAreAllTheSame() {
    assertThat(Histogram.of(new double[][] {{3, 3}})).isEqualTo("      \u2588     ");
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    assertThat(Histogram.of(new double[][] {{Double.NaN}, {Double.POSITIVE_INFINITY}})).isEmpty();
    assertThat(Histogram.of(new double[][] {{Double.NaN, 0, 12}})).hasSize(12);
  }
}
