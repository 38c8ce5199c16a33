package org.ppl4j.math;

import org.apache.commons.numbers.gamma.LogGamma;

/** The logarithm of the gamma function and its derivatives on the real line. */
public final class GammaFunctions {
  private static final double LOG_PI = 1.1447298858494002;

  /** The positive root of the digamma function, as an unevaluated sum of two doubles. */
  private static final double DIGAMMA_ROOT_HIGH = 1.4616321449683622;

  private static final double DIGAMMA_ROOT_LOW = 9.549995429965697e-17;

  /** Within this distance of the root the Taylor series about it is used. */
  private static final double DIGAMMA_ROOT_RADIUS = 0.25;

  /** Taylor coefficients of digamma about its root, from order 1 on (mpmath, 60 digits). */
  private static final double[] DIGAMMA_TAYLOR = {
    0.9676722454476212,
    -0.4427631689835921,
    0.258499760955651,
    -0.16394270544240652,
    0.10782405069126237,
    -0.07219956125645471,
    0.04880428816414311,
    -0.03316112647484736,
    0.022597648232218104,
    -0.01542476590494896,
    0.010538791616612175,
    -0.007204534386356869,
    0.004926781395729853,
    -0.003369801655439328,
    0.002305126326734928,
    -0.0015769367714301972,
    0.0010788252019162967,
    -0.0007380709389960052,
    0.000504953265834602,
    -0.0003454680251063077,
    0.00023635601564027053,
    -0.00016170622091974803,
  };

  /** B(2k) / (2k), k from 1. */
  private static final double[] BERNOULLI_OVER_INDEX = {
    0.08333333333333333,
    -0.008333333333333333,
    0.003968253968253968,
    -0.004166666666666667,
    0.007575757575757576,
    -0.021092796092796094,
    0.08333333333333333,
    -0.4432598039215686,
  };

  /** From here on the asymptotic series of digamma is exact to double precision. */
  static final double DIGAMMA_ASYMPTOTIC = 12;

  /** Below this b / a the difference of digamma is summed as a Taylor series. */
  private static final double TAYLOR_RATIO = 1e-3;

  /** B(2k) / (2k)!, k from 1. */
  private static final double[] BERNOULLI_OVER_FACTORIAL = {
    0.08333333333333333,
    -0.001388888888888889,
    3.306878306878307e-05,
    -8.267195767195768e-07,
    2.08767569878681e-08,
    -5.284190138687493e-10,
    1.3382536530684679e-11,
    -3.3896802963225827e-13,
    8.586062056277845e-15,
    -2.174868698558062e-16,
    5.5090028283602295e-18,
  };

  /** The largest n whose factorial is finite. */
  private static final int LARGEST_FACTORIAL = 170;

  private GammaFunctions() {}

  /**
   * The logarithm of the absolute value of the gamma function, log|Γ(x)|.
   *
   * <p>Defined on the whole line: +∞ at the poles 0, -1, -2, ... and at ±∞, NaN at NaN. Relative
   * error at most 4e-16 for x &gt; 0; for x &lt; 0 the error is at most 4e-16 max(1, |value|), so
   * that digits are lost only next to the zeros of the value. Source: Commons Numbers (Boost).
   */
  public static double lgamma(double x) {
    if (x <= 0 && x == Math.rint(x)) {
      return Double.POSITIVE_INFINITY;
    }
    return LogGamma.value(x);
  }

  /**
   * The digamma function ψ(x) = Γ'(x) / Γ(x).
   *
   * <p>-∞ at 0, +∞ at -0 and at +∞, NaN at the negative integers, at -∞ and at NaN. For x &gt; 0
   * the relative error is at most 3e-15, the neighbourhood of the root at 1.4616 included; for x
   * &lt; 0 the error is at most 3e-15 max(1, |value|). (Digamma of Commons Numbers has relative
   * errors to 1e-7.) Source: recurrence ψ(x) = ψ(x+1) - 1/x up to 12 and DLMF 5.11.2 there; the
   * Taylor series about the root; the reflection DLMF 5.5.4.
   */
  public static double digamma(double x) {
    if (x > 0) {
      return positiveDigamma(x);
    }
    if (x == 0) {
      return -1 / x;
    }
    if (x == Math.rint(x)) {
      return Double.NaN;
    }
    return positiveDigamma(1 - x) - Math.PI * cotangentOfPi(x);
  }

  private static double positiveDigamma(double x) {
    double distance = x - DIGAMMA_ROOT_HIGH - DIGAMMA_ROOT_LOW;
    if (Math.abs(distance) < DIGAMMA_ROOT_RADIUS) {
      return distance * Polynomials.evaluate(DIGAMMA_TAYLOR, distance);
    }
    double shifted = x;
    double sum = 0;
    while (shifted < DIGAMMA_ASYMPTOTIC) {
      sum += 1 / shifted;
      shifted += 1;
    }
    return Math.log(shifted) + digammaMinusLog(shifted) - sum;
  }

  /** ψ(x) - log x for x of at least DIGAMMA_ASYMPTOTIC, by DLMF 5.11.2. */
  static double digammaMinusLog(double x) {
    double inverse = 1 / x;
    double square = inverse * inverse;
    return -0.5 * inverse - square * Polynomials.evaluate(BERNOULLI_OVER_INDEX, square);
  }

  /** cot(πx), its argument reduced exactly; x no integer. */
  private static double cotangentOfPi(double x) {
    double reduced = x - Math.rint(x);
    if (Math.abs(reduced) <= 0.25) {
      return 1 / Math.tan(Math.PI * reduced);
    }
    return Math.copySign(Math.tan(Math.PI * (0.5 - Math.abs(reduced))), reduced);
  }

  /**
   * The trigamma function ψ'(x).
   *
   * <p>+∞ at 0 and the negative integers, 0 at +∞, NaN at -∞ and NaN. Relative error at most 2e-15.
   * (Trigamma of Commons Numbers has relative errors to 2e-10.) Source: see {@link #polygamma}.
   */
  public static double trigamma(double x) {
    return polygamma(1, x);
  }

  /**
   * The polygamma function of order n, the n-th derivative of ψ.
   *
   * <p>For x &gt; 0 it is (-1)^(n+1) n! ζ(n+1, x), with the Hurwitz zeta summed directly up to an
   * argument of n + 12 and by Euler-Maclaurin from there (DLMF 25.11.28). For x &lt; 0, with f the
   * distance of x to the next lower integer, the sum over all k of 1/(x+k)^(n+1) is split at the
   * sign change of x + k, which gives ψn(x) = ψn(f) + (-1)^(n+1) (ψn(1-f) - ψn(1-x)) for n &gt; 0.
   *
   * <p>At 0 and the negative integers: +∞ for odd n, NaN for even n, except that even n &gt; 0 at
   * ±0 gives ∓∞. At +∞ the value is 0 (n &gt; 0). NaN for negative n, at -∞ and at NaN. For x &gt;
   * 0 the relative error is at most (n + 4) 4e-16 where n is at most 170 (beyond, n! overflows and
   * some 1e-13 of it are reached); for x &lt; 0 and odd n the same, for even n it is that of the
   * largest term above.
   */
  public static double polygamma(int n, double x) {
    if (n < 0 || Double.isNaN(x) || x == Double.NEGATIVE_INFINITY) {
      return Double.NaN;
    }
    if (n == 0) {
      return digamma(x);
    }
    boolean odd = (n & 1) != 0;
    if (x > 0) {
      double magnitude = factorialTimesZeta(n, x);
      return odd ? magnitude : -magnitude;
    }
    if (x == Math.rint(x)) {
      if (odd) {
        return Double.POSITIVE_INFINITY;
      }
      return x == 0 ? -1 / x : Double.NaN;
    }
    double below = factorialTimesZeta(n, x - Math.floor(x));
    double above = factorialTimesZeta(n, Math.ceil(x) - x) - factorialTimesZeta(n, 1 - x);
    return odd ? below + above : above - below;
  }

  /** n! ζ(n+1, x) for n and x positive, with the power x^-n taken out of the sum. */
  private static double factorialTimesZeta(int n, double x) {
    if (Double.isInfinite(x)) {
      return 0;
    }
    double shifted = x;
    double sum = 0;
    while (shifted < n + DIGAMMA_ASYMPTOTIC) {
      sum += Math.pow(x / shifted, n) / shifted;
      shifted += 1;
    }
    double inverse = 1 / shifted;
    double square = inverse * inverse;
    double tail = 1.0 / n + 0.5 * inverse;
    double factor = (n + 1) * square;
    for (int k = 1; k <= BERNOULLI_OVER_FACTORIAL.length; k++) {
      tail += BERNOULLI_OVER_FACTORIAL[k - 1] * factor;
      factor *= (n + 2.0 * k) * (n + 2.0 * k + 1) * square;
    }
    sum += Math.pow(x / shifted, n) * tail;
    if (n > LARGEST_FACTORIAL) {
      return Math.exp(lgamma(n + 1.0) - n * Math.log(x) + Math.log(sum));
    }
    double factorial = 1;
    for (int k = 2; k <= n; k++) {
      factorial *= k;
    }
    int half = n / 2;
    return factorial * Math.pow(x, -half) * sum * Math.pow(x, -(n - half));
  }

  /** ψ(a + b) - ψ(a) for positive a and b, with small relative error also for small b. */
  static double digammaDifference(double a, double b) {
    if (b < TAYLOR_RATIO * a) {
      return b
          * (polygamma(1, a)
              + b / 2 * (polygamma(2, a) + b / 3 * (polygamma(3, a) + b / 4 * polygamma(4, a))));
    }
    if (a < DIGAMMA_ASYMPTOTIC) {
      return digamma(a + b) - digamma(a);
    }
    return Math.log1p(b / a) + (digammaMinusLog(a + b) - digammaMinusLog(a));
  }

  /**
   * The logarithm of the multivariate gamma function of dimension p: p (p-1)/4 log π + Σ lgamma(a -
   * j/2), j = 0 .. p-1.
   *
   * <p>Domain: p &gt;= 1 and a &gt; (p-1)/2; NaN outside, +∞ at the border, where the last term has
   * its pole, and at +∞. Error at most 1e-15 times the sum of the terms' absolute values.
   */
  public static double multivariateLgamma(int p, double a) {
    if (p < 1 || Double.isNaN(a) || a < (p - 1) / 2.0) {
      return Double.NaN;
    }
    double sum = p * (p - 1.0) / 4 * LOG_PI;
    for (int j = 0; j < p; j++) {
      sum += lgamma(a - j / 2.0);
    }
    return sum;
  }

  /**
   * The derivative in a of {@link #multivariateLgamma}: Σ digamma(a - j/2), j = 0 .. p-1.
   *
   * <p>Same domain; -∞ at its border.
   */
  public static double multivariateDigamma(int p, double a) {
    if (p < 1 || Double.isNaN(a) || a < (p - 1) / 2.0) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 0; j < p; j++) {
      sum += digamma(a - j / 2.0);
    }
    return sum;
  }
}
