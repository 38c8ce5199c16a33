package org.ppl4j.dist;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Tests of hypotheses, each at such a level that all of them together, over the whole table, reject
 * a right implementation with probability at most 1e-4 (Bonferroni).
 */
final class Statistics {
  private static final double FAMILY_LEVEL = 1e-4;
  private static final int KS_STEP = 20;
  private static final double LEVEL = FAMILY_LEVEL / tests();

  private Statistics() {}

  /** The level of one test: marginals, moments and scores of every case count. */
  static double level() {
    return LEVEL;
  }

  private static int tests() {
    int tests = 0;
    for (Case at : DistributionTable.cases()) {
      tests += at.row().marginals.size() + 2 * at.type().shape().size() + 2 * at.flat().length;
    }
    return tests;
  }

  /** The greatest |z| that a standard normal statistic may have. */
  static double normalThreshold() {
    return -new NormalDistribution().inverseCumulativeProbability(level() / 2);
  }

  /**
   * The probability, given the law, of a Kolmogorov-Smirnov distance at least this sample's. The
   * distance is taken at every twentieth draw in order: at most 20 / n below the whole one.
   */
  static double kolmogorovSmirnov(double[] sample, DoubleUnaryOperator cdf) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double distance = 0;
    for (int i = 0; i < n; i += KS_STEP) {
      double p = cdf.applyAsDouble(sorted[i]);
      double gap = Math.max(p - (double) i / n, (i + 1.0) / n - p);
      distance = Double.isNaN(gap) ? Double.POSITIVE_INFINITY : Math.max(distance, gap);
    }
    double t = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
    return Math.min(1, 2 * Math.exp(-2 * t * t));
  }

  /**
   * The probability, given the law, of a chi-square statistic at least this sample's. Values that
   * are expected less than 20 times are counted together; the statistic of no freedom has
   * probability 1 if only possible values occurred.
   */
  static double chiSquare(double[] sample, DoubleUnaryOperator pmf) {
    Map<Double, Integer> counts = new HashMap<>();
    for (double value : sample) {
      counts.merge(value, 1, Integer::sum);
    }
    double n = sample.length;
    double statistic = 0;
    int cells = 0;
    double restExpected = n;
    double restCount = n;
    for (Map.Entry<Double, Integer> entry : counts.entrySet()) {
      double expected = n * pmf.applyAsDouble(entry.getKey());
      if (!(expected > 0)) {
        return 0;
      }
      if (expected >= 20) {
        statistic += square(entry.getValue() - expected) / expected;
        restExpected -= expected;
        restCount -= entry.getValue();
        cells++;
      }
    }
    // What is left: rare values, and likely ones that never came.
    if (restExpected >= 5) {
      statistic += square(restCount - restExpected) / restExpected;
      cells++;
    } else if (restCount > 40) {
      return 0;
    }
    return cells < 2
        ? 1
        : 1 - new ChiSquaredDistribution(cells - 1).cumulativeProbability(statistic);
  }

  /** The mean of a sample in units of its standard error; 0 for a sample of zeros. */
  static double zScore(double[] sample, double mean) {
    int n = sample.length;
    double average = Arrays.stream(sample).sum() / n;
    double variance = Arrays.stream(sample).map(x -> square(x - average)).sum() / (n - 1);
    double error = Math.sqrt(variance / n);
    double gap = average - mean;
    return Math.abs(gap) <= 1e-12 * (Math.abs(mean) + Math.abs(average)) ? 0 : gap / error;
  }

  private static double square(double x) {
    return x * x;
  }
}
