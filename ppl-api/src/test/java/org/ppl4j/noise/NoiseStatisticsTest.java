package org.ppl4j.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/**
 * Goodness of fit and independence at a fixed seed.
 *
 * <p>The class makes about 100 comparisons; at {@link #LEAST_P_VALUE} each, a correct generator
 * would fail the class for one seed in a thousand. {@link #MOST_SIGMAS} is the same two-sided level
 * for statistics that are normal.
 */
class NoiseStatisticsTest {

  private static final int SIZE = 1_000_000;
  private static final double LEAST_P_VALUE = 1e-5;
  private static final double MOST_SIGMAS = 4.42;

  private static final Key ROOT = Key.of(20240229);
  private static final RealDistribution UNIFORM = new UniformRealDistribution(0, 1);
  private static final RealDistribution NORMAL = new NormalDistribution(0, 1);

  @Test
  void uniformsFit() {
    double[] uniforms = new double[SIZE];
    float[] floats = new float[SIZE];
    NoiseSource.fillUniform(ROOT.fold("uniform"), uniforms, 0, SIZE);
    NoiseSource.fillUniform(ROOT.fold("float"), floats, 0, SIZE);

    assertFits(uniforms, UNIFORM);
    assertFits(widened(floats), UNIFORM);
    assertMoment(uniforms, 1, 1. / 2, 1. / 3);
    assertMoment(uniforms, 2, 1. / 3, 1. / 5);
  }

  @Test
  void normalsFit() {
    double[] normals = new double[SIZE];
    float[] floats = new float[SIZE];
    NoiseSource.fillNormal(ROOT.fold("normal"), normals, 0, SIZE);
    NoiseSource.fillNormal(ROOT.fold("float normal"), floats, 0, SIZE);

    assertFits(normals, NORMAL);
    assertFits(widened(floats), NORMAL);
    assertMoment(normals, 1, 0, 1);
    assertMoment(normals, 2, 1, 3);
    assertMoment(normals, 3, 0, 15);
    assertMoment(normals, 4, 3, 105);
    assertMoment(normals, 6, 15, 10395);
  }

  @Test
  void firstElementsOfManyKeysFit() {
    double[] bySteps = new double[SIZE];
    double[] byAddresses = new double[SIZE];
    double[] bySeeds = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bySteps[i] = NoiseSource.normal(ROOT.step(i), 0);
      byAddresses[i] = NoiseSource.normal(ROOT.fold("x[" + i + "]"), 0);
      bySeeds[i] = NoiseSource.uniform(Key.of(i), 0);
    }

    assertFits(bySteps, NORMAL);
    assertFits(byAddresses, NORMAL);
    assertFits(bySeeds, UNIFORM);
    assertNoSerialCorrelation(bySteps);
    assertNoSerialCorrelation(byAddresses);
    assertNoSerialCorrelation(bySeeds);
    assertUncorrelated(bySteps, byAddresses);
  }

  @Test
  void tailsHaveTheirShare() {
    int chunk = 1 << 16;
    int chunks = 1 << 9;
    double[] normals = new double[chunk];
    long[] above = new long[6];
    long[] below = new long[6];
    for (int i = 0; i < chunks; i++) {
      NoiseSource.fillNormal(ROOT.fold("tail").step(i), normals, 0, chunk);
      for (double normal : normals) {
        int sigmas = Math.min(5, (int) Math.abs(normal));
        (normal < 0 ? below : above)[sigmas]++;
      }
    }

    double n = (double) chunk * chunks;
    long moreAbove = 0;
    long moreBelow = 0;
    for (int sigmas = 5; sigmas > 0; sigmas--) {
      moreAbove += above[sigmas];
      moreBelow += below[sigmas];
      double p = NORMAL.cumulativeProbability(-sigmas);
      double deviation = Math.sqrt(n * p * (1 - p));
      assertSigmas((moreAbove - n * p) / deviation);
      assertSigmas((moreBelow - n * p) / deviation);
    }
  }

  @Test
  void bitsAreFairAndUnrelated() {
    long[] bits = new long[SIZE];
    NoiseSource.fillBits(ROOT.fold("bits"), bits, 0, SIZE);
    int[] ones = new int[Long.SIZE];
    long agreements = 0;
    for (int i = 0; i < SIZE; i++) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        ones[bit] += (int) (bits[i] >>> bit & 1);
      }
      agreements += Long.bitCount(bits[i] ^ bits[(i + 1) % SIZE]);
    }

    long[] halves = new long[2];
    for (int bit = 0; bit < Long.SIZE; bit++) {
      halves[0] = ones[bit];
      halves[1] = (long) SIZE - ones[bit];
      assertThat(new ChiSquareTest().chiSquareTest(new double[] {0.5, 0.5}, halves))
          .isGreaterThan(LEAST_P_VALUE);
    }
    assertSigmas((agreements - 32. * SIZE) / (4 * Math.sqrt(SIZE)));
  }

  @Test
  void elementsStepsAndAddressesAreUncorrelated() {
    Key site = ROOT.fold("layer1.weight");
    double[] here = normals(site.step(0));
    assertNoSerialCorrelation(here);
    assertUncorrelated(here, normals(site.step(1)));
    assertUncorrelated(here, normals(site.fold(0)));
    assertUncorrelated(here, normals(site.split(1).get(0)));
    assertUncorrelated(here, normals(ROOT.fold("layer2.weight").step(0)));
    assertUncorrelated(here, normals(ROOT.fold("layer1.weighu").step(0)));
    assertUncorrelated(here, normals(Key.of(20240230).fold("layer1.weight").step(0)));
  }

  private static double[] normals(Key key) {
    double[] normals = new double[SIZE];
    NoiseSource.fillNormal(key, normals, 0, SIZE);
    return normals;
  }

  private static double[] widened(float[] floats) {
    double[] doubles = new double[floats.length];
    Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }

  private static void assertFits(double[] sample, RealDistribution distribution) {
    long[] counts = new long[1000];
    for (double x : sample) {
      counts[(int) (distribution.cumulativeProbability(x) * counts.length)]++;
    }
    double[] expected = new double[counts.length];
    Arrays.fill(expected, 1);

    assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(LEAST_P_VALUE);
    assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(distribution, sample))
        .isGreaterThan(LEAST_P_VALUE);
  }

  /** Compares the mean of the powers with its expectation, given that of the doubled power. */
  private static void assertMoment(double[] sample, int power, double expected, double doubled) {
    double mean = Arrays.stream(sample).map(x -> Math.pow(x, power)).average().orElseThrow();
    assertSigmas((mean - expected) / Math.sqrt((doubled - expected * expected) / sample.length));
  }

  private static void assertNoSerialCorrelation(double[] sample) {
    for (int lag = 1; lag <= 4; lag++) {
      double[] early = Arrays.copyOf(sample, sample.length - lag);
      assertUncorrelated(early, Arrays.copyOfRange(sample, lag, sample.length));
    }
  }

  private static void assertUncorrelated(double[] one, double[] other) {
    assertSigmas(new PearsonsCorrelation().correlation(one, other) * Math.sqrt(one.length));
  }

  private static void assertSigmas(double deviation) {
    assertThat(Math.abs(deviation)).isLessThan(MOST_SIGMAS);
  }
}
