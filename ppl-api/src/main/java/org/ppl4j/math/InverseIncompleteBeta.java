package org.ppl4j.math;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The inverse in x of the regularised incomplete beta function: the quantile of the beta law.
 *
 * <p>The smaller of the two tails p and 1 - p is solved for (the upper one by exchanging a with b
 * and x with 1 - x), by Newton's iteration on log(I / p) in the logit of x, where it is concave,
 * kept inside the bracket known so far. The iterate is the odds x / (1 - x), which is changed by
 * factors and so loses no digits at either end. It starts from (p a B(a, b))^(1/a) or, for a and b
 * &gt;= 1, from the normal approximation of the logit if that is larger.
 *
 * <p>Relative error of x at most 2e-15 (1 + 10 c), where c = min(I, 1-I) / (x density) is the
 * condition number, with which a relative change of the smaller tail returns in x (asserted for a
 * and b in [0.01, 700] and tails from 1e-200 on). A value that underflows is 0, and one closer to 1
 * than 1e-16 is 1: {@code betaIComplementInverse(b, a, p)} has the digits of 1 - x then.
 */
public final class InverseIncompleteBeta {
  private static final int MAXIMUM_STEPS = 60;

  /** A relative step this small, squared, is below the rounding. */
  private static final double LAST_STEP = 1e-9;

  private InverseIncompleteBeta() {}

  /**
   * The x with I_x(a, b) = p: 0 at p = 0, 1 at p = 1, NaN for p outside [0, 1] and for shapes that
   * are not positive and finite.
   */
  public static double betaIInverse(double a, double b, double p) {
    return quantile(a, b, p, 1 - p);
  }

  /** The x with 1 - I_x(a, b) = q; it keeps the digits of a small q. */
  public static double betaIComplementInverse(double a, double b, double q) {
    return quantile(a, b, 1 - q, q);
  }

  private static double quantile(double a, double b, double p, double q) {
    if (!(a > 0 && a < Double.POSITIVE_INFINITY)
        || !(b > 0 && b < Double.POSITIVE_INFINITY && p >= 0 && q >= 0)) {
      return Double.NaN;
    }
    if (p == 0 || q == 0) {
      return p == 0 ? 0 : 1;
    }
    if (p <= q) {
      return share(lowerTailOdds(a, b, p));
    }
    return 1 / (1 + lowerTailOdds(b, a, q));
  }

  /** The odds x / (1 - x) of the x with I_x(a, b) = p, for p of at most 1/2. */
  static double lowerTailOdds(double a, double b, double p) {
    double odds = start(a, b, p);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MAXIMUM_STEPS && isRegular(odds); step++) {
      double x = share(odds);
      double y = 1 / (1 + odds);
      double tail = IncompleteBeta.lower(a, b, x, y);
      double excess = Math.log(tail / p);
      if (excess < 0) {
        low = odds;
      } else {
        high = odds;
      }
      double change = excess * tail / Math.exp(IncompleteBeta.logPower(a, b, x, y));
      double next = odds * Math.exp(-change);
      if (Math.abs(change) * (1 + Math.sqrt(a + b)) < LAST_STEP) {
        return next;
      }
      odds = next > low && next < high ? next : between(low, high);
    }
    return odds;
  }

  /** odds / (1 + odds), also for infinite odds. */
  private static double share(double odds) {
    return odds > 1 ? 1 / (1 + 1 / odds) : odds / (1 + odds);
  }

  /** Whether both x and 1 - x are normal doubles; else the answer is 0 or 1 to rounding. */
  private static boolean isRegular(double odds) {
    return odds > Double.MIN_NORMAL && odds < 1 / Double.MIN_NORMAL;
  }

  private static double between(double low, double high) {
    if (high == Double.POSITIVE_INFINITY) {
      return low < 1 ? 2 : low * low * 2;
    }
    return low == 0 ? high / 8 : Math.sqrt(low) * Math.sqrt(high);
  }

  private static double start(double a, double b, double p) {
    double x = Math.exp((Math.log(p) + Math.log(a) + LogBeta.value(a, b)) / a);
    double bound = x < 0.5 ? x / (1 - x) : 1;
    if (a >= 1 && b >= 1) {
      double z = NormalFunctions.ndtri(p);
      return Math.max(Math.min(bound, a / b), a / b * Math.exp(z * Math.sqrt(1 / a + 1 / b)));
    }
    return Math.min(bound, a / b);
  }
}
