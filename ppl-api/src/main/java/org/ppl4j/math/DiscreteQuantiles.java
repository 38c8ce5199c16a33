package org.ppl4j.math;

/**
 * Quantiles of discrete laws: one uniform number in, one whole number out.
 *
 * <p>The answer is the smallest k with P(K &lt;= k) &gt;= u. It starts at the Cornish-Fisher
 * approximation, doubles its stride until the answer is bracketed, and bisects. Comparisons are in
 * the lower tail for u &lt;= 1/2 and in the upper tail beyond, where 1 - u is exact; so the answer
 * is the exact one unless u is a step of the cdf to within the relative error of that cdf (see
 * {@link IncompleteGamma#gammaQ} and {@link IncompleteBeta#betaI}).
 */
public final class DiscreteQuantiles {
  private DiscreteQuantiles() {}

  /**
   * The quantile of the Poisson law.
   *
   * <p>Domain: a finite rate &gt;= 0 and u in [0, 1], NaN outside; 0 at u = 0 or rate 0, +∞ at u =
   * 1 with a positive rate. Source: P(K &lt;= k) = Q(k+1, rate).
   */
  public static double poissonQuantile(double rate, double u) {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY && u >= 0 && u <= 1)) {
      return Double.NaN;
    }
    if (rate == 0 || u == 0) {
      return 0;
    }
    if (u == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double guess = cornishFisher(rate, Math.sqrt(rate), 1 / Math.sqrt(rate), u);
    return search(Double.NaN, rate, u, Math.max(guess, 0), Double.POSITIVE_INFINITY);
  }

  /**
   * The quantile of the binomial law of n trials with probability p each.
   *
   * <p>Domain: whole n in [0, 2^53], p and u in [0, 1], NaN outside; 0 at u = 0, p = 0 or n = 0, n
   * at u = 1 (p &gt; 0) or p = 1 (u &gt; 0). Source: P(K &lt;= k) = 1 - I_p(k+1, n-k).
   */
  public static double binomialQuantile(double n, double p, double u) {
    if (!(n >= 0 && n <= 0x1p53 && n == Math.rint(n)) || !(p >= 0 && p <= 1 && u >= 0 && u <= 1)) {
      return Double.NaN;
    }
    if (n == 0 || p == 0 || u == 0) {
      return 0;
    }
    if (p == 1 || u == 1) {
      return n;
    }
    double deviation = Math.sqrt(n * p * (1 - p));
    double guess = cornishFisher(n * p, deviation, (1 - 2 * p) / deviation, u);
    return search(n, p, u, Math.min(Math.max(guess, 0), n), n);
  }

  private static double cornishFisher(double mean, double deviation, double skewness, double u) {
    double z = NormalFunctions.ndtri(u);
    return Math.floor(mean + deviation * (z + skewness * (z * z - 1) / 6));
  }

  /**
   * Whether P(K &lt;= k) &gt;= u: of the binomial law if n is a number, else of the Poisson law.
   */
  private static boolean reaches(double n, double parameter, double k, double u) {
    if (k < 0) {
      return false;
    }
    if (k >= n) {
      return true;
    }
    if (Double.isNaN(n)) {
      return u <= 0.5
          ? IncompleteGamma.gammaQ(k + 1, parameter) >= u
          : IncompleteGamma.gammaP(k + 1, parameter) <= 1 - u;
    }
    return u <= 0.5
        ? IncompleteBeta.betaIComplement(k + 1, n - k, parameter) >= u
        : IncompleteBeta.betaI(k + 1, n - k, parameter) <= 1 - u;
  }

  private static double search(double n, double parameter, double u, double guess, double most) {
    double low;
    double high;
    double stride = 1;
    if (reaches(n, parameter, guess, u)) {
      high = guess;
      low = guess - 1;
      while (reaches(n, parameter, low, u)) {
        high = low;
        stride *= 2;
        low = Math.max(low - stride, -1);
      }
    } else {
      low = guess;
      high = Math.min(guess + 1, most);
      while (!reaches(n, parameter, high, u)) {
        low = high;
        stride *= 2;
        high = Math.min(high + stride, most);
      }
    }
    while (high - low > 1) {
      double middle = Math.floor(low + (high - low) / 2);
      if (middle <= low || middle >= high) {
        break; // Beyond 2^53 neighbouring doubles are further apart.
      }
      if (reaches(n, parameter, middle, u)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
