package org.ppl4j.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ppl4j.Int;
import org.ppl4j.Real;

/** Log masses keep their absolute digits where counts are huge; the truth is mpmath's. */
final class SaddlePointTest {
  @ParameterizedTest
  @CsvSource({
    "1000000, 1000000, -7.826693895520143",
    "1000000, 1005000, -20.30840626013005",
    "1202604.2841647768, 1202604, -7.918938517925966",
  })
  void poisson(double rate, int count, double truth) {
    Int x = Int.constant(count);
    double byRate = new Poisson(Real.constant(rate)).logDensity(x).value().doubleValue();
    assertThat(byRate).isCloseTo(truth, within(1e-12));
    Real log = Real.constant(Math.log(rate));
    assertThat(new PoissonLog(log).logDensity(x).value().doubleValue())
        .isCloseTo(truth, within(2e-11));
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, 0.3, 300000, -7.046370251546539",
    "1000000, 0.3, 299000, -9.427882009770949",
    "1000000000, 1e-9, 0, -1.0000000005",
    "1000000000, 1e-9, 3, -2.791759469728055",
  })
  void binomial(int trials, double p, int count, double truth) {
    Int n = Int.constant(trials);
    Int x = Int.constant(count);
    double byShare = new Binomial(n, Real.constant(p)).logDensity(x).value().doubleValue();
    assertThat(byShare).isCloseTo(truth, within(1e-12));
    Real logits = Real.constant(Math.log(p / (1 - p)));
    assertThat(new BinomialLogits(n, logits).logDensity(x).value().doubleValue())
        .isCloseTo(truth, within(2e-12));
  }
}
