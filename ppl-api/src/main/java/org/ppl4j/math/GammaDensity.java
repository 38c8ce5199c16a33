package org.ppl4j.math;

/** The prefactor x^a exp(-x) / Γ(a) of everything about the gamma law, without cancellation. */
final class GammaDensity {
  private static final double LOG_TWO_PI = 1.8378770664093456;

  /** From here on Stirling's series is exact to double precision. */
  private static final double STIRLING = 10;

  /** B(2k) / (2k (2k-1)), k from 1. */
  private static final double[] STIRLING_COEFFICIENTS = {
    0.08333333333333333,
    -0.002777777777777778,
    7.936507936507937e-04,
    -5.952380952380953e-04,
    8.417508417508417e-04,
    -0.0019175269175269176,
    0.00641025641025641,
    -0.029550653594771242,
  };

  /** 1 / (2k+3), k from 0. */
  private static final double[] ODD_RECIPROCALS = {
    1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21,
    1.0 / 23, 1.0 / 25,
  };

  /** 1 / (k+2)!, k from 0. */
  private static final double[] SHIFTED_EXPONENTIAL = {
    0.5,
    0.16666666666666666,
    0.041666666666666664,
    0.008333333333333333,
    0.001388888888888889,
    0.0001984126984126984,
    2.48015873015873e-05,
    2.7557319223985893e-06,
    2.755731922398589e-07,
    2.505210838544172e-08,
    2.08767569878681e-09,
    1.6059043836821613e-10,
    1.1470745597729725e-11,
  };

  private GammaDensity() {}

  /**
   * log(x / a) - (x - a) / a for positive x and a, with small relative error also for x next to a.
   */
  static double logRatioMinus(double x, double a) {
    double u = (x - a) / a;
    return u < -0.4 ? Math.log(x / a) - u : log1pMinus(u);
  }

  /**
   * log(1 + u) - u for u &gt; -1, with small relative error also next to 0: with r = u / (2 + u) it
   * is r (2 r² (1/3 + r²/5 + r⁴/7 + ...) - u).
   */
  static double log1pMinus(double u) {
    if (u < -0.4 || u > 0.6) {
      return Math.log1p(u) - u;
    }
    double r = u / (2 + u);
    double square = r * r;
    return r * (2 * square * Polynomials.evaluate(ODD_RECIPROCALS, square) - u);
  }

  /** exp(w) - 1 - w, with small relative error also next to 0. */
  static double expm1Minus(double w) {
    return Math.abs(w) < 0.5
        ? w * w * Polynomials.evaluate(SHIFTED_EXPONENTIAL, w)
        : Math.expm1(w) - w;
  }

  /** lgamma(a) - (a - 1/2) log a + a - log(2π)/2 for a of at least 10. */
  static double stirlingCorrection(double a) {
    double inverse = 1 / a;
    return inverse * Polynomials.evaluate(STIRLING_COEFFICIENTS, inverse * inverse);
  }

  /** The logarithm of x^a exp(-x) / Γ(a) for positive and finite a and x. */
  static double logPower(double a, double x) {
    if (a < STIRLING) {
      return a * Math.log(x) - x - GammaFunctions.lgamma(a);
    }
    double exponent = a * logRatioMinus(x, a);
    return exponent - stirlingCorrection(a) + 0.5 * (Math.log(a) - LOG_TWO_PI);
  }
}
