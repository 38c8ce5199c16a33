package org.ppl4j.mcmc.calibration;

import org.ppl4j.math.GammaFunctions;
import org.ppl4j.math.IncompleteBeta;
import org.ppl4j.math.IncompleteGamma;

/**
 * Whether ranks are uniform on 0 .. L: by their empirical cumulative distribution, and by
 * chi-square.
 *
 * <p>Of n uniform ranks, the number that is at most k is binomial with p = (k + 1) / (L + 1). The
 * statistic is the smallest tail probability over all k; its law under uniformity follows exactly
 * from the chance that the counts, a Markov chain in k, stay within limits.
 *
 * <p>T. Säilynoja, P.-C. Bürkner and A. Vehtari (2022), Graphical test for discrete uniformity and
 * its applications in goodness-of-fit evaluation and multiple sample comparison, Statistics and
 * Computing 32.
 */
public final class RankUniformity {
  /** Chi-square bins are so few that each expects this many ranks. */
  private static final double LEAST_EXPECTED = 5;

  private final int[] counts;
  private final int total;

  private RankUniformity(int[] counts, int total) {
    this.counts = counts;
    this.total = total;
  }

  /**
   * Of ranks.
   *
   * @param greatest L, the greatest rank there can be
   * @throws IllegalArgumentException if a rank lies outside 0 .. L, or L is 0
   */
  public static RankUniformity of(int greatest, int... ranks) {
    if (greatest < 1) {
      throw new IllegalArgumentException("ranks among " + greatest + " draws are not a question");
    }
    int[] counts = new int[greatest + 1];
    for (int rank : ranks) {
      if (rank < 0 || rank > greatest) {
        throw new IllegalArgumentException("rank " + rank + " does not lie in 0.." + greatest);
      }
      counts[rank]++;
    }
    return new RankUniformity(counts, ranks.length);
  }

  /** How likely uniform ranks are to leave uniformity as far as these, or farther, at any place. */
  public double pValue() {
    double smallest = 1;
    int upTo = 0;
    for (int k = 0; k < counts.length - 1; k++) {
      upTo += counts[k];
      double p = share(k);
      smallest = Math.min(smallest, 2 * Math.min(atMost(upTo, p), atLeast(upTo, p)));
    }
    // What is at most as likely as this is outside; rounding is not to put it inside.
    return Math.min(Math.max(1 - within(smallest * (1 + 1e-9)), 0), 1);
  }

  /**
   * The limits between which the counts of ranks at most k stay for all k together.
   *
   * @param level how likely that is for uniform ranks, or a little more: counts are whole
   * @return the least and the greatest count for each k from 0 to L - 1
   */
  public int[][] envelope(double level) {
    double inside = 0;
    double outside = 1;
    for (int step = 0; step < 60; step++) {
      double middle = (inside + outside) / 2;
      if (within(middle) >= level) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    int[][] out = new int[2][counts.length - 1];
    for (int k = 0; k < counts.length - 1; k++) {
      out[0][k] = least(share(k), inside);
      out[1][k] = greatest(share(k), inside);
    }
    return out;
  }

  /** Pearson's test with as many equal bins as can be, at most 20, that divide the ranks evenly. */
  public double chiSquarePValue() {
    int bins = 1;
    for (int b = 2; b <= 20; b++) {
      if (counts.length % b == 0 && (double) total / b >= LEAST_EXPECTED) {
        bins = b;
      }
    }
    if (bins == 1) {
      return Double.NaN;
    }
    int width = counts.length / bins;
    double expected = (double) total / bins;
    double sum = 0;
    for (int b = 0; b < bins; b++) {
      int found = 0;
      for (int k = b * width; k < (b + 1) * width; k++) {
        found += counts[k];
      }
      sum += (found - expected) * (found - expected) / expected;
    }
    return IncompleteGamma.gammaQ((bins - 1) / 2.0, sum / 2);
  }

  private double share(int k) {
    return (k + 1.0) / counts.length;
  }

  /** The chance that all counts have a two-sided tail probability above a limit. */
  private double within(double limit) {
    double[] before = {1};
    int from = 0;
    double reached = 0;
    for (int k = 0; k < counts.length - 1; k++) {
      double p = share(k);
      int low = least(p, limit);
      int high = greatest(p, limit);
      if (low > high) {
        return 0;
      }
      // Of the ranks above the place before, each is at most k with this chance.
      double step = (p - reached) / (1 - reached);
      double[] now = new double[high - low + 1];
      for (int i = 0; i < before.length; i++) {
        int was = from + i;
        for (int count = Math.max(low, was); count <= high; count++) {
          now[count - low] += before[i] * probability(count - was, total - was, step);
        }
      }
      before = now;
      from = low;
      reached = p;
    }
    double sum = 0;
    for (double each : before) {
      sum += each;
    }
    return sum;
  }

  /** The least count with a two-sided tail probability above a limit. */
  private int least(double p, double limit) {
    int from = 0;
    int to = total + 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (2 * atMost(middle, p) > limit) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private int greatest(double p, double limit) {
    int from = -1;
    int to = total;
    while (from < to) {
      int middle = (from + to + 1) >> 1;
      if (2 * atLeast(middle, p) > limit) {
        from = middle;
      } else {
        to = middle - 1;
      }
    }
    return from;
  }

  private double atMost(int count, double p) {
    return count >= total ? 1 : IncompleteBeta.betaIComplement(count + 1.0, total - count, p);
  }

  private double atLeast(int count, double p) {
    return count <= 0 ? 1 : IncompleteBeta.betaI(count, total - count + 1.0, p);
  }

  private static double probability(int count, int of, double p) {
    double ways =
        GammaFunctions.lgamma(of + 1.0)
            - GammaFunctions.lgamma(count + 1.0)
            - GammaFunctions.lgamma(of - count + 1.0);
    double failed = of == count ? 0 : (of - count) * Math.log1p(-p);
    return Math.exp(ways + count * Math.log(p) + failed);
  }
}
