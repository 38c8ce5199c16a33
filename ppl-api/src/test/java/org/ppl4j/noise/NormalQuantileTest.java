package org.ppl4j.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quantile, against 40-digit answers of mpmath. */
class NormalQuantileTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1.3588459104842611925e-19",
    "3, 4.0765377314527835775e-19",
    "1099511627777, 1.4940668789346752126e-7",
    "1152921504606846977, 0.15731068461017069566",
    "7839866231326559233, 1.4395314709384558373",
    "7839866231326559235, 1.4395314709384558381",
    "8070450532247928831, 1.5341205443525463113",
    "9222246136947933185, 3.8419306855019110888",
    "9223372035781033985, 6.4439345266798360846",
    "9223372036586340351, 6.6510353793447909647",
    "9223372036854775707, 8.5634867915077024438",
    "9223372036854775805, 8.9598024361360137249",
    "9223372036854775807, 9.0801551248736126692",
  })
  void agreesToFifteenDigits(long centred, double expected) {
    assertThat(NormalQuantile.of(centred)).isCloseTo(expected, within(1e-15 * expected));
    assertThat(NormalQuantile.of(-centred)).isEqualTo(-NormalQuantile.of(centred));
  }

  @Test
  void risesAcrossItsBranches() {
    double previous = -10;
    for (long centred = Long.MIN_VALUE + 1; centred < Long.MAX_VALUE - (1L << 44); ) {
      double z = NormalQuantile.of(centred);
      assertThat(z).isGreaterThan(previous);
      previous = z;
      centred += 1L << 44;
    }
  }
}
