package org.ppl4j.math;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The regularised incomplete gamma functions and their derivatives in the shape a.
 *
 * <p>With ψ = ψ(a), differentiating P under the integral gives
 *
 * <pre>
 *   dP/da   = 1/Γ(a) ∫ t^(a-1) exp(-t) (log t - ψ) dt              over 0 .. x,
 *   d²P/da² = 1/Γ(a) ∫ t^(a-1) exp(-t) ((log t - ψ)² - ψ'(a)) dt   over 0 .. x,
 * </pre>
 *
 * and the integrals over the whole half-line are 0, so that either tail may be taken. For log x
 * &lt; ψ it is the lower one and else the upper one: the first integrand then has one sign. With t
 * = x exp(∓w) the tail is x^a exp(-x) / Γ(a) times the integral over w &gt; 0 of exp(-φ(w)) and a
 * polynomial in w, with
 *
 * <pre>
 *   φ(w) = (a - x) w + x (exp(-w) - 1 + w)   (lower),   (x - a) w + x (exp(w) - 1 - w)   (upper),
 * </pre>
 *
 * convex in w. It is cut where φ reaches 40, found by four Newton steps, and done by 40 nodes of
 * {@link GaussLegendre}. For x &lt; 0.3 the power series of P (DLMF 8.7.1) is differentiated term
 * by term instead: its terms have a known size there, while the integrand becomes long and flat.
 */
public final class IncompleteGamma {
  /** Below this x the power series is used. */
  private static final double SERIES = 0.3;

  private static final int SERIES_TERMS = 14;

  /** The integrand is cut off where it has fallen by exp(-CUT). */
  private static final double CUT = 40;

  private static final int CUT_STEPS = 4;

  /** From this a on the quadrature serves P and Q too, but for the centre of the law. */
  private static final double LARGE_SHAPE = 50;

  /** The squared number of standard deviations that makes the centre. */
  private static final double CENTRE = 16;

  private IncompleteGamma() {}

  /**
   * P(a, x) = 1/Γ(a) ∫ t^(a-1) exp(-t) dt over 0 .. x, the cdf of the gamma law of shape a.
   *
   * <p>Domain a &gt; 0, x &gt;= 0, NaN outside; 0 at x = 0, 1 at x = +∞. Relative error at most
   * 5e-13 where the value is a normal double and 5e-15 where it is above 1e-6 (asserted for a in
   * [1e-3, 1e6]). Source: Commons Numbers (Boost), except for a &gt; 50 more than four standard
   * deviations from a, where its relative error grows like 1e-16 a: there the quadrature above.
   */
  public static double gammaP(double a, double x) {
    if (isFarFromLargeShape(a, x)) {
      return x < a ? lowerTail(a, x) : 1 - upperTail(a, x);
    }
    return RegularizedGamma.P.value(a, x);
  }

  /** Q(a, x) = 1 - P(a, x), with the domain, accuracy and source of {@link #gammaP}. */
  public static double gammaQ(double a, double x) {
    if (isFarFromLargeShape(a, x)) {
      return x < a ? 1 - lowerTail(a, x) : upperTail(a, x);
    }
    return RegularizedGamma.Q.value(a, x);
  }

  private static boolean isFarFromLargeShape(double a, double x) {
    return a > LARGE_SHAPE
        && x > SERIES
        && (x - a) * (x - a) > CENTRE * a
        && x < Double.POSITIVE_INFINITY;
  }

  private static double lowerTail(double a, double x) {
    double power = Math.exp(GammaDensity.logPower(a, x));
    return power == 0 ? 0 : power * lowerIntegral(a, x, 1, 0, 0);
  }

  private static double upperTail(double a, double x) {
    double power = Math.exp(GammaDensity.logPower(a, x));
    return power == 0 ? 0 : power * upperIntegral(a, x, 1, 0, 0);
  }

  /**
   * The derivative of P(a, x) in x, x^(a-1) exp(-x) / Γ(a): the density of the gamma law.
   *
   * <p>Domain as {@link #gammaP}; at x = 0 it is 0 for a &gt; 1, 1 for a = 1 and +∞ for a &lt; 1.
   */
  public static double gammaPDensity(double a, double x) {
    if (!isInDomain(a, x)) {
      return Double.NaN;
    }
    if (x == 0) {
      return a > 1 ? 0 : a == 1 ? 1 : Double.POSITIVE_INFINITY;
    }
    return Double.isInfinite(x) ? 0 : Math.exp(GammaDensity.logPower(a, x)) / x;
  }

  /**
   * The derivative of P(a, x) in a; it is never positive.
   *
   * <p>Domain a &gt; 0, x &gt;= 0, NaN outside; 0 at x = 0 and x = +∞. Relative error at most 1e-12
   * where the value is a normal double (asserted for a in [1e-3, 1e6]).
   */
  public static double gammaPDerivative(double a, double x) {
    if (!isInDomain(a, x)) {
      return Double.NaN;
    }
    if (x == 0 || Double.isInfinite(x)) {
      return 0;
    }
    if (x < SERIES) {
      return series(a, x, 1);
    }
    double power = Math.exp(GammaDensity.logPower(a, x));
    if (power == 0) {
      return 0;
    }
    double gap = digammaMinusLog(a, x);
    return -power * (gap > 0 ? lowerIntegral(a, x, gap, 1, 0) : upperIntegral(a, x, -gap, 1, 0));
  }

  /**
   * The second derivative of P(a, x) in a.
   *
   * <p>Domain and edges as {@link #gammaPDerivative}. It has two sign changes, next to which digits
   * are lost: the error is at most 1e-12 (|value| + ψ'(a) min(P, Q)) (asserted for a in [1e-3,
   * 1e6]).
   */
  public static double gammaPSecondDerivative(double a, double x) {
    if (!isInDomain(a, x)) {
      return Double.NaN;
    }
    if (x == 0 || Double.isInfinite(x)) {
      return 0;
    }
    if (x < SERIES) {
      return series(a, x, 2);
    }
    double power = Math.exp(GammaDensity.logPower(a, x));
    if (power == 0) {
      return 0;
    }
    double gap = digammaMinusLog(a, x);
    double constant = gap * gap - GammaFunctions.trigamma(a);
    return gap > 0
        ? power * lowerIntegral(a, x, constant, 2 * gap, 1)
        : -power * upperIntegral(a, x, constant, -2 * gap, 1);
  }

  private static boolean isInDomain(double a, double x) {
    return a > 0 && a < Double.POSITIVE_INFINITY && x >= 0;
  }

  /** ψ(a) - log x, of small relative error for large a as well. */
  private static double digammaMinusLog(double a, double x) {
    if (a < GammaFunctions.DIGAMMA_ASYMPTOTIC) {
      return GammaFunctions.digamma(a) - Math.log(x);
    }
    return GammaFunctions.digammaMinusLog(a) - (GammaDensity.logRatioMinus(x, a) + (x - a) / a);
  }

  /**
   * With S(a) = Σ (-x)^n/n! a/(a+n), P is x^a/Γ(a+1) S(a); order 1 or 2. The logarithmic derivative
   * of the factor, log x - ψ(a+1), is below -0.6 here.
   */
  private static double series(double a, double x, int order) {
    double term = 1;
    double zeroth = 1;
    double first = 0;
    double second = 0;
    for (int n = 1; n <= SERIES_TERMS; n++) {
      term *= -x / n;
      double inverse = 1 / (a + n);
      zeroth += term * a * inverse;
      double part = term * n * inverse * inverse;
      first += part;
      second -= 2 * part * inverse;
    }
    double factor = Math.exp(GammaDensity.logPower(a, x) + x) / a;
    double slope = Math.log(x) - GammaFunctions.digamma(a + 1);
    if (order == 1) {
      return factor * (slope * zeroth + first);
    }
    double square = slope * slope - GammaFunctions.trigamma(a + 1);
    return factor * (square * zeroth + 2 * slope * first + second);
  }

  /** ∫ exp(-φ(w)) (c0 + c1 w + c2 w²) dw of the lower tail, x &lt; a. */
  private static double lowerIntegral(double a, double x, double c0, double c1, double c2) {
    double difference = a - x;
    double cut = 2 * CUT / (difference + Math.sqrt(difference * difference + 2 * CUT * x));
    for (int step = 0; step < CUT_STEPS; step++) {
      double fall = Math.expm1(-cut);
      cut -= (a * cut + x * fall - CUT) / (difference - x * fall);
    }
    double sum = 0;
    for (int index = 0; index < GaussLegendre.COUNT; index++) {
      double w = cut * GaussLegendre.node(index);
      double exponent = -difference * w - x * GammaDensity.expm1Minus(-w);
      sum += GaussLegendre.weight(index) * Math.exp(exponent) * (c0 + w * (c1 + w * c2));
    }
    return cut * sum;
  }

  /** ∫ exp(-φ(w)) (c0 + c1 w + c2 w²) dw of the upper tail, its cut found in exp(w) - 1. */
  private static double upperIntegral(double a, double x, double c0, double c1, double c2) {
    double difference = x - a;
    double root = Math.sqrt(difference * difference + 2 * CUT * x);
    double rise =
        Math.expm1(difference >= 0 ? 2 * CUT / (difference + root) : (root - difference) / x);
    for (int step = 0; step < CUT_STEPS; step++) {
      rise -= (x * rise - a * Math.log1p(rise) - CUT) / (x - a / (1 + rise));
    }
    double cut = Math.log1p(rise);
    double sum = 0;
    for (int index = 0; index < GaussLegendre.COUNT; index++) {
      double w = cut * GaussLegendre.node(index);
      double exponent = -difference * w - x * GammaDensity.expm1Minus(w);
      sum += GaussLegendre.weight(index) * Math.exp(exponent) * (c0 + w * (c1 + w * c2));
    }
    return cut * sum;
  }
}
