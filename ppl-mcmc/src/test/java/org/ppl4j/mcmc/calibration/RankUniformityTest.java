package org.ppl4j.mcmc.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ppl4j.noise.Key;
import org.ppl4j.noise.NoiseSource;

class RankUniformityTest {
  /** All ways in which three ranks in 0..3 can fall, each as likely as the others. */
  @Test
  void theLawOfThePValueIsExact() {
    int outcomes = 4 * 4 * 4;
    double[] p = new double[outcomes];
    for (int i = 0; i < outcomes; i++) {
      p[i] = RankUniformity.of(3, i % 4, i / 4 % 4, i / 16).pValue();
    }
    for (double each : p) {
      long asFar = IntStream.range(0, outcomes).filter(i -> p[i] <= each + 1e-12).count();
      assertThat(each).isCloseTo((double) asFar / outcomes, within(1e-9));
    }
    assertThat(p[0]).isCloseTo(2.0 / outcomes, within(1e-9));
  }

  @Test
  void uniformRanksLookUniform() {
    double[] p = new double[200];
    double[] chi = new double[200];
    for (int i = 0; i < p.length; i++) {
      RankUniformity ranks = RankUniformity.of(19, uniform(i, 100, 20));
      p[i] = ranks.pValue();
      chi[i] = ranks.chiSquarePValue();
    }
    // Of 200, binomial: between 0 and 11 at 2 %, 77 to 123 at the median (p < 1e-3 each).
    for (double[] all : new double[][] {p, chi}) {
      assertThat(IntStream.range(0, 200).filter(i -> all[i] < 0.02).count()).isLessThan(12);
      assertThat(IntStream.range(0, 200).filter(i -> all[i] < 0.5).count()).isBetween(70L, 130L);
    }
  }

  private static int[] uniform(int seed, int count, int values) {
    double[] noise = new double[count];
    NoiseSource.fillUniform(Key.of(seed), noise, 0, count);
    return IntStream.range(0, count).map(i -> (int) (noise[i] * values)).toArray();
  }

  @Test
  void crowdedRanksDoNot() {
    int[] ranks = uniform(1, 200, 20);
    int[] low = IntStream.of(ranks).map(r -> r * 3 / 4).toArray();
    int[] ends = IntStream.of(ranks).map(r -> r < 10 ? r / 2 : 19 - (19 - r) / 2).toArray();
    int[] middle = IntStream.of(ranks).map(r -> 5 + r / 2).toArray();
    for (int[] bad : new int[][] {low, ends, middle}) {
      assertThat(RankUniformity.of(19, bad).pValue()).isLessThan(1e-4);
      assertThat(RankUniformity.of(19, bad).chiSquarePValue()).isLessThan(1e-4);
    }
  }

  /** scipy.stats.chisquare([9, 14, 12, 5]): statistic 4.6, p = 0.20354... */
  @Test
  void chiSquareIsPearsons() {
    int[] ranks =
        IntStream.range(0, 40).map(i -> i < 9 ? 0 : i < 23 ? 1 : i < 35 ? 2 : 3).toArray();
    assertThat(RankUniformity.of(3, ranks).chiSquarePValue())
        .isCloseTo(0.2035420816793649, within(1e-12));
    assertThat(RankUniformity.of(3, 1, 2).chiSquarePValue()).isNaN();
  }

  @Test
  void theEnvelopeHoldsAsManyAsItSays() {
    int[][] limits = RankUniformity.of(9, uniform(0, 50, 10)).envelope(0.9);
    int inside = 0;
    for (int i = 0; i < 2000; i++) {
      int[] ranks = uniform(1000 + i, 50, 10);
      boolean all = true;
      for (int k = 0; k < 9; k++) {
        int place = k;
        long upTo = IntStream.of(ranks).filter(r -> r <= place).count();
        all &= upTo >= limits[0][k] && upTo <= limits[1][k];
      }
      inside += all ? 1 : 0;
    }
    // At least 0.9, less than 0.99; the standard error is 0.007.
    assertThat(inside / 2000.0).isBetween(0.88, 0.99);
  }

  @Test
  void ranksOutsideAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RankUniformity.of(3, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> RankUniformity.of(3, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> RankUniformity.of(0, 0));
  }
}
