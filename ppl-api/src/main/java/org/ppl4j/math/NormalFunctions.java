package org.ppl4j.math;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The error function and the standard normal law's cdf, with inverse and logarithm. */
public final class NormalFunctions {
  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double SQRT_TWO = 1.4142135623730951;

  /** Below this the lower tail is written with erfcx. */
  private static final double TAIL = -1;

  private NormalFunctions() {}

  /**
   * The error function, 2/sqrt(π) ∫ exp(-t²) dt over 0 .. x.
   *
   * <p>±1 at ±∞, NaN at NaN. Relative error at most 4e-16. Source: Commons Numbers (Boost).
   */
  public static double erf(double x) {
    return Erf.value(x);
  }

  /**
   * The complementary error function 1 - erf(x).
   *
   * <p>2 at -∞, 0 at +∞ (it underflows beyond 27.3), NaN at NaN. Relative error at most 4e-16 where
   * the value is a normal double. Source: Commons Numbers (Boost).
   */
  public static double erfc(double x) {
    return Erfc.value(x);
  }

  /**
   * The scaled complementary error function exp(x²) erfc(x).
   *
   * <p>+∞ below -26.6 (overflow) and at -∞, 0 at +∞, NaN at NaN. Relative error at most 4e-16.
   * Source: Commons Numbers.
   */
  public static double erfcx(double x) {
    return Erfcx.value(x);
  }

  /**
   * The standard normal cdf, erfc(-x / sqrt 2) / 2.
   *
   * <p>0 at -∞ (it underflows below -38.5), 1 at +∞, NaN at NaN. Relative error at most 2e-15 where
   * the value is a normal double. For x &lt; -1 it is erfcx(-x / sqrt 2) exp(-x²/2) / 2 with the
   * square taken in two doubles: erfc itself would multiply the rounding of x / sqrt 2 by x².
   */
  public static double ndtr(double x) {
    if (x >= TAIL) {
      return 0.5 * Erfc.value(-x * SQRT_HALF);
    }
    if (x == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    double square = x * x;
    double rest = Math.fma(x, x, -square);
    double density = Math.exp(-0.5 * square);
    return density == 0 ? 0 : 0.5 * Erfcx.value(-x * SQRT_HALF) * density * (1 - 0.5 * rest);
  }

  /**
   * The logarithm of the standard normal cdf.
   *
   * <p>-∞ at -∞ and where x²/2 overflows (below -1.8e154), 0 at +∞, NaN at NaN. Relative error at
   * most 2e-15. Source: log1p(-ndtr(-x)) for x &gt; 0, log(erfcx(-x / sqrt 2) / 2) - x²/2 for x
   * &lt; -1.
   */
  public static double logNdtr(double x) {
    if (x > 0) {
      return Math.log1p(-ndtr(-x));
    }
    if (x >= TAIL) {
      return Math.log(ndtr(x));
    }
    if (x == Double.NEGATIVE_INFINITY) {
      return x;
    }
    return Math.log(0.5 * Erfcx.value(-x * SQRT_HALF)) - x * (0.5 * x);
  }

  /**
   * The inverse of the standard normal cdf, -sqrt(2) erfc⁻¹(2p).
   *
   * <p>-∞ at 0, +∞ at 1, NaN outside [0, 1] and at NaN. Relative error at most 8e-16, next to 1/2
   * and for subnormal p as well. Source: Commons Numbers (Boost).
   */
  public static double ndtri(double p) {
    return -SQRT_TWO * InverseErfc.value(2 * p);
  }
}
