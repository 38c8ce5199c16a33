package org.ppl4j.math;

/**
 * The inverses in x of the regularised incomplete gamma functions: the quantiles of the gamma law.
 *
 * <p>The smaller of the two tails p and 1 - p is solved for, by Newton's iteration on log(P(a, x) /
 * p) in log x, or on log(Q(a, x) / q) in x, kept inside the bracket known so far. Both are nearly
 * linear in the tails. It starts from the larger of (p Γ(a+1))^(1/a), the lower bound that x^a /
 * Γ(a+1) &gt;= P gives, and the approximation of Wilson and Hilferty (for a &gt;= 1) or the one of
 * the upper tail (for a &lt; 1). Four or five evaluations are usual, 40 the most.
 *
 * <p>Relative error at most 2e-15 (1 + 10 c), where c = min(P, Q) / (x density) is the condition
 * number, with which a relative change of the smaller tail returns in x (asserted for a in [1e-3,
 * 1e5] and tails from 1e-300 on). A value that underflows is 0.
 */
public final class InverseIncompleteGamma {
  private static final int MAXIMUM_STEPS = 40;

  /** A relative step this small, squared, is below the rounding. */
  private static final double LAST_STEP = 1e-9;

  private InverseIncompleteGamma() {}

  /**
   * The x with P(a, x) = p: 0 at p = 0, +∞ at p = 1, NaN for p outside [0, 1] or a not positive and
   * finite.
   */
  public static double gammaPInverse(double a, double p) {
    return solve(a, p, 1 - p);
  }

  /**
   * The x with Q(a, x) = q: +∞ at q = 0, 0 at q = 1, NaN for q outside [0, 1] or a not positive and
   * finite.
   */
  public static double gammaQInverse(double a, double q) {
    return solve(a, 1 - q, q);
  }

  private static double solve(double a, double p, double q) {
    if (!(a > 0 && a < Double.POSITIVE_INFINITY && p >= 0 && q >= 0)) {
      return Double.NaN;
    }
    if (p == 0 || q == 0) {
      return p == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    boolean lower = p <= q;
    double x = start(a, p, q, lower);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAXIMUM_STEPS && x > Double.MIN_NORMAL; step++) {
      double tail = lower ? IncompleteGamma.gammaP(a, x) : IncompleteGamma.gammaQ(a, x);
      double excess = Math.log(tail / (lower ? p : q));
      if ((excess < 0) == lower) {
        low = x;
      } else {
        high = x;
      }
      double change = excess * tail / Math.exp(GammaDensity.logPower(a, x));
      double next = lower ? x * Math.exp(-change) : x * (1 + change);
      if (Math.abs(change) * (1 + Math.sqrt(a)) < LAST_STEP) {
        return next;
      }
      x = next > low && next < high ? next : between(low, high);
    }
    return x;
  }

  private static double between(double low, double high) {
    if (high == Double.POSITIVE_INFINITY) {
      return 2 * low + 1;
    }
    return low == 0 ? high / 8 : Math.sqrt(low) * Math.sqrt(high);
  }

  private static double start(double a, double p, double q, boolean lower) {
    double logP = lower ? Math.log(p) : Math.log1p(-q);
    double bound = Math.exp((logP + GammaFunctions.lgamma(a + 1)) / a);
    if (a >= 1) {
      double z = lower ? NormalFunctions.ndtri(p) : -NormalFunctions.ndtri(q);
      double root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
      return root > 0 ? Math.max(bound, a * root * root * root) : bound;
    }
    double exponent = -Math.log(q) - GammaFunctions.lgamma(a);
    return exponent > 2 ? Math.max(bound, exponent - (1 - a) * Math.log(exponent)) : bound;
  }
}
