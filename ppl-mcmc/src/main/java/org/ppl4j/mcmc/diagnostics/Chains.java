package org.ppl4j.mcmc.diagnostics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ppl4j.math.NormalFunctions;

/** Chains of draws, {@code [chain][draw]}, made ready for the diagnostics. */
final class Chains {
  /** Blom's offset of ranks. */
  private static final double BLOM = 3.0 / 8;

  private Chains() {}

  /** Whether there is nothing to say: a draw is not finite, or all draws are the same. */
  static boolean tellNothing(double[][] chains) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double[] chain : chains) {
      for (double x : chain) {
        if (!Double.isFinite(x)) {
          return true;
        }
        least = Math.min(least, x);
        greatest = Math.max(greatest, x);
      }
    }
    // A value that is constant but for its last bit is constant.
    return !(greatest - least > Math.ulp(Math.max(Math.abs(least), Math.abs(greatest))));
  }

  /**
   * The chains as they are, checked for equal lengths.
   *
   * @throws IllegalArgumentException if there is no chain, or their lengths differ
   */
  static double[][] requireRectangle(double[][] chains) {
    if (chains.length == 0) {
      throw new IllegalArgumentException("diagnostics need a chain at least");
    }
    for (double[] chain : chains) {
      if (chain.length != chains[0].length) {
        throw new IllegalArgumentException(
            "chains are of one length, not "
                + chains[0].length
                + " and "
                + chain.length
                + " draws");
      }
    }
    return chains;
  }

  /** Each chain cut into two; the middle draw of an odd number is left out. */
  static double[][] split(double[][] chains) {
    int n = requireRectangle(chains)[0].length;
    if (n < 2) {
      return chains;
    }
    double[][] out = new double[2 * chains.length][];
    for (int c = 0; c < chains.length; c++) {
      out[c] = Arrays.copyOfRange(chains[c], 0, n / 2);
      out[chains.length + c] = Arrays.copyOfRange(chains[c], n - n / 2, n);
    }
    return out;
  }

  /** Each draw changed by a function. */
  static double[][] map(double[][] chains, DoubleUnaryOperator change) {
    return Arrays.stream(chains)
        .map(chain -> Arrays.stream(chain).map(change).toArray())
        .toArray(double[][]::new);
  }

  /** All draws, chain after chain. */
  static double[] pooled(double[][] chains) {
    return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
  }

  /** How far each draw is from the median of all. */
  static double[][] folded(double[][] chains) {
    double median = Moments.median(pooled(chains));
    return map(chains, x -> Math.abs(x - median));
  }

  /** 1 where a draw is at most this quantile of all, else 0. */
  static double[][] atMostQuantile(double[][] chains, double p) {
    double[] all = pooled(chains);
    double quantile = p == 1 ? belowLast(all) : Moments.quantile(p, all);
    return map(chains, x -> x <= quantile ? 1 : 0);
  }

  /** What the greatest draw alone exceeds. */
  private static double belowLast(double[] all) {
    return Moments.quantile((all.length - 0.5) / all.length, all);
  }

  /**
   * Normal scores of the ranks among all draws, {@code z = Phi^-1((rank - 3/8) / (S + 1/4))}; equal
   * draws share their mean rank.
   */
  static double[][] rankNormalized(double[][] chains) {
    double[] sorted = Moments.sorted(pooled(chains));
    int size = sorted.length;
    return map(
        chains,
        x -> {
          int below = firstAtLeast(sorted, x);
          int upTo = firstAbove(sorted, x, below);
          double rank = (below + 1 + upTo) / 2.0;
          return NormalFunctions.ndtri((rank - BLOM) / (size - 2 * BLOM + 1));
        });
  }

  private static int firstAtLeast(double[] sorted, double x) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < x) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static int firstAbove(double[] sorted, double x, int from) {
    int at = from;
    int to = sorted.length;
    while (at < to) {
      int middle = (at + to) >>> 1;
      if (sorted[middle] <= x) {
        at = middle + 1;
      } else {
        to = middle;
      }
    }
    return at;
  }
}
