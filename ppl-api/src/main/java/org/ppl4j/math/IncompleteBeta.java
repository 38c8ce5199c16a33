package org.ppl4j.math;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The regularised incomplete beta function and its derivatives in the shapes.
 *
 * <p>With c = ψ(a) - ψ(a+b), dI/da = 1/B(a, b) ∫ t^(a-1) (1-t)^(b-1) (log t - c) dt over 0 .. x,
 * and the integral over 0 .. 1 is 0: the lower tail is taken for log x &lt; c and the upper one
 * else, so that the integrand has one sign. With y = 1 - x, n = a + b, w the distance from x in the
 * logit of t and v = 1 - exp(-w), the tails are x^a y^b / B(a, b) times
 *
 * <pre>
 *   lower:  ∫ exp(-φ(a, x; w)) (log t - c) dw,   log t = log x - w - log(1 - x v),
 *   upper:  ∫ exp(-φ(b, y; w)) (log t - c) dw,   log t = log x - log(1 - y v),
 *   φ(a, x; w) = a w + n log(1 - x v)
 *              = (a - n x) v + a (exp(-w) - 1 + w) + n (log(1 - x v) + x v)
 *              = (a - n x) u + b (exp(w) - 1 - w) + n (log(1 + y u) - y u),   u = exp(w) - 1,
 * </pre>
 *
 * with φ convex in w, of which the last form serves where b is the smaller shape. It is cut where φ
 * reaches 40, found by Newton steps, and done by {@link GaussLegendre} on three pieces, w to 8, to
 * 40 and beyond (of which most shapes need one or two). Where x (b+1) or y (a+1) is below 0.3 the
 * power series in x or y (I = x^a/(a B) Σ (1-b)_k/k! a/(a+k) x^k, DLMF 8.17.7) is differentiated
 * instead.
 */
public final class IncompleteBeta {
  /** Below this x (b+1) or y (a+1) the power series is used. */
  private static final double SERIES = 0.3;

  private static final int SERIES_TERMS = 32;
  private static final double CUT = 40;
  private static final int CUT_STEPS = 6;

  /** Where the first piece of the quadrature ends: the integrand bends before. */
  private static final double FIRST_PIECE = 8;

  /** Where the second piece ends: exp(-w) is negligible beside 1 from there on. */
  private static final double SECOND_PIECE = 40;

  /** From this shape on the quadrature serves I too. */
  private static final double LARGE_SHAPE = 100;

  /**
   * Above this a, and with b below a, φ is written in exp(w) - 1, exact for small y; for smaller a
   * the cut comes so late that exp(w) would cancel, while outside of the series y is above 0.1.
   */
  private static final double MIRRORED_SHAPE = 2;

  private static final double STIRLING = 10;
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double LOG_TWO_PI = 1.8378770664093456;

  private IncompleteBeta() {}

  /**
   * I_x(a, b) = 1/B(a, b) ∫ t^(a-1) (1-t)^(b-1) dt over 0 .. x, the cdf of the beta law.
   *
   * <p>Domain a, b &gt; 0 and x in [0, 1], NaN outside; 0 at 0 and 1 at 1. Relative error at most
   * 5e-13 where the value is a normal double and 1e-13 where it is above 1e-6 (asserted for a and b
   * in [1e-3, 1e6]). Source: Commons Numbers (Boost) for shapes to 100 and in the region of the
   * power series, else the quadrature above: for large shapes the relative error of Commons is as
   * large as 1e-10. For a = b = 1/2 it is 2/π atan(sqrt(x / (1-x))).
   */
  public static double betaI(double a, double b, double x) {
    return isInDomain(a, b, x) ? lower(a, b, x, 1 - x) : Double.NaN;
  }

  /** 1 - I_x(a, b) = I_(1-x)(b, a), with the domain, accuracy and source of {@link #betaI}. */
  public static double betaIComplement(double a, double b, double x) {
    return isInDomain(a, b, x) ? lower(b, a, 1 - x, x) : Double.NaN;
  }

  /**
   * The derivative of I_x(a, b) in a; it is never positive.
   *
   * <p>Domain as {@link #betaI}; 0 at x = 0 and x = 1. Relative error at most 1e-10 where the value
   * is a normal double, and 2e-12 where both shapes are at most 2e4 (asserted for a and b in [1e-3,
   * 1e6]).
   */
  public static double betaIDerivativeA(double a, double b, double x) {
    return isInDomain(a, b, x) ? derivative(a, b, x, 1 - x) : Double.NaN;
  }

  /**
   * The derivative of I_x(a, b) in b; it is never negative. It is minus the one in a of I_(1-x)(b,
   * a), with the same domain and accuracy.
   */
  public static double betaIDerivativeB(double a, double b, double x) {
    return isInDomain(a, b, x) ? -derivative(b, a, 1 - x, x) : Double.NaN;
  }

  private static boolean isInDomain(double a, double b, double x) {
    return a > 0
        && a < Double.POSITIVE_INFINITY
        && b > 0
        && b < Double.POSITIVE_INFINITY
        && x >= 0
        && x <= 1;
  }

  /** I_x(a, b) with y = 1 - x given apart, so that neither needs to be rounded. */
  static double lower(double a, double b, double x, double y) {
    if (x == 0 || y == 0) {
      return x == 0 ? 0 : 1;
    }
    if (a == 0.5 && b == 0.5) {
      return Math.atan2(Math.sqrt(x), Math.sqrt(y)) * TWO_OVER_PI;
    }
    if (Math.max(a, b) > LARGE_SHAPE && x * (b + 1) >= SERIES && y * (a + 1) >= SERIES) {
      double excess = excess(a, b, x, y);
      double power = Math.exp(logPower(a, b, x, y));
      if (power == 0) {
        return excess < 0 ? 0 : 1;
      }
      return excess < 0
          ? power * integral(a, b, x, y, 1, 0, 0)
          : 1 - power * integral(b, a, y, x, 1, 0, 0);
    }
    return x <= 0.5 ? RegularizedBeta.value(x, a, b) : RegularizedBeta.complement(y, b, a);
  }

  /** (a+b) x - a, from the smaller of x and y. */
  private static double excess(double a, double b, double x, double y) {
    return x <= y ? Math.fma(a + b, x, -a) : Math.fma(-(a + b), y, b);
  }

  /** The logarithm of x^a y^b / B(a, b). */
  static double logPower(double a, double b, double x, double y) {
    if (Math.min(a, b) < STIRLING) {
      return a * log(x, y) + b * log(y, x) - LogBeta.value(a, b);
    }
    double n = a + b;
    double excess = excess(a, b, x, y);
    double exponent =
        a * logRatioMinus(n * x / a, excess / a) + b * logRatioMinus(n * y / b, -excess / b);
    double correction =
        GammaDensity.stirlingCorrection(n)
            - GammaDensity.stirlingCorrection(a)
            - GammaDensity.stirlingCorrection(b);
    return exponent + correction + 0.5 * (Math.log(a) + Math.log(b / n) - LOG_TWO_PI);
  }

  private static double logRatioMinus(double ratio, double u) {
    return u < -0.4 ? Math.log(ratio) - u : GammaDensity.log1pMinus(u);
  }

  /** log x where y = 1 - x. */
  private static double log(double x, double y) {
    return x <= y ? Math.log(x) : Math.log1p(-y);
  }

  /** The derivative in a. */
  static double derivative(double a, double b, double x, double y) {
    if (x == 0 || y == 0) {
      return 0;
    }
    double power = logPower(a, b, x, y);
    if (x * (b + 1) < SERIES) {
      return seriesInX(a, b, x, Math.exp(power - b * log(y, x)) / a);
    }
    if (y * (a + 1) < SERIES) {
      return seriesInY(a, b, y, Math.exp(power - a * log(x, y)) / b);
    }
    double factor = Math.exp(power);
    if (factor == 0) {
      return 0;
    }
    double gap = gap(a, b, x, y);
    return gap > 0
        ? -factor * integral(a, b, x, y, gap, 1, 1)
        : -factor * integral(b, a, y, x, -gap, 0, -1);
  }

  /** ψ(a) - ψ(a+b) - log x. */
  private static double gap(double a, double b, double x, double y) {
    if (a < GammaFunctions.DIGAMMA_ASYMPTOTIC) {
      return -GammaFunctions.digammaDifference(a, b) - log(x, y);
    }
    double u = excess(a, b, x, y) / a;
    double logRatio = u < -0.4 ? Math.log((a + b) * x / a) : Math.log1p(u);
    return GammaFunctions.digammaMinusLog(a) - GammaFunctions.digammaMinusLog(a + b) - logRatio;
  }

  private static double seriesInX(double a, double b, double x, double factor) {
    double term = 1;
    double sum = 1;
    double slope = 0;
    for (int k = 1; k <= SERIES_TERMS; k++) {
      term *= (k - b) * x / k;
      double inverse = 1 / (a + k);
      sum += term * a * inverse;
      slope += term * k * inverse * inverse;
    }
    double logarithmic =
        Math.log(x) - GammaFunctions.digamma(a + 1) + GammaFunctions.digamma(a + b);
    return factor * (logarithmic * sum + slope);
  }

  private static double seriesInY(double a, double b, double y, double factor) {
    double term = 1;
    double termSlope = 0;
    double sum = 1;
    double slope = 0;
    for (int k = 1; k <= SERIES_TERMS; k++) {
      termSlope = (termSlope * (k - a) - term) * y / k;
      term *= (k - a) * y / k;
      double weight = b / (b + k);
      sum += term * weight;
      slope += termSlope * weight;
    }
    return -factor * (GammaFunctions.digammaDifference(a, b) * sum + slope);
  }

  /** ∫ exp(-φ(a, x; w)) (c0 + c1 w + c2 log(1 - x v)) dw over w &gt; 0. */
  private static double integral(
      double a, double b, double x, double y, double c0, double c1, double c2) {
    double cut = cut(a, a + b, x, y, excess(a, b, x, y));
    double value = piece(a, b, x, y, 0, Math.min(cut, FIRST_PIECE), c0, c1, c2);
    if (cut > FIRST_PIECE) {
      value += piece(a, b, x, y, FIRST_PIECE, Math.min(cut, SECOND_PIECE), c0, c1, c2);
    }
    if (cut > SECOND_PIECE) {
      value += piece(a, b, x, y, SECOND_PIECE, cut, c0, c1, c2);
    }
    return value;
  }

  private static double cut(double a, double n, double x, double y, double excess) {
    double curvature = n * x * y;
    double root = Math.sqrt(excess * excess + 2 * CUT * curvature);
    double guess = excess < 0 ? 2 * CUT / (root - excess) : (root + excess) / curvature;
    double cut = Math.min(guess, (CUT - n * log(y, x)) / a);
    for (int step = 0; step < CUT_STEPS; step++) {
      double remaining = y + x * Math.exp(-cut);
      cut -= (a * cut + n * Math.log(remaining) - CUT) / (a - n * x * Math.exp(-cut) / remaining);
    }
    return cut;
  }

  private static double piece(
      double a,
      double b,
      double x,
      double y,
      double from,
      double to,
      double c0,
      double c1,
      double c2) {
    double n = a + b;
    double excess = excess(a, b, x, y);
    boolean mirrored = a > MIRRORED_SHAPE && b < a;
    double sum = 0;
    for (int index = 0; index < GaussLegendre.COUNT; index++) {
      double w = from + (to - from) * GaussLegendre.node(index);
      double exponent;
      double logarithm;
      if (mirrored) {
        double v = Math.expm1(w);
        double bent = GammaDensity.log1pMinus(y * v);
        exponent = excess * v - b * GammaDensity.expm1Minus(w) - n * bent;
        logarithm = bent + y * v - w;
      } else {
        double v = -Math.expm1(-w);
        double bent = GammaDensity.log1pMinus(-x * v);
        exponent = excess * v - a * GammaDensity.expm1Minus(-w) - n * bent;
        logarithm = bent - x * v;
      }
      double weight = c0 + c1 * w + c2 * logarithm;
      sum += GaussLegendre.weight(index) * Math.exp(exponent) * weight;
    }
    return (to - from) * sum;
  }
}
