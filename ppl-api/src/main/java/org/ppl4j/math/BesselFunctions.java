package org.ppl4j.math;

/**
 * The modified Bessel functions of the first kind of order 0 and 1, scaled so that they do not
 * overflow.
 *
 * <p>Chebyshev expansions on |x| &lt;= 8 and, with sqrt(|x|) taken out, in 1/|x| beyond: the form
 * of the Cephes library, with coefficients of our own.
 */
public final class BesselFunctions {
  private static final double NEAR = 8;

  /** Up to here log I0 is summed as a power series. */
  private static final double SERIES = 4;

  private static final int SERIES_TERMS = 24;

  private BesselFunctions() {}

  /**
   * exp(-|x|) I0(x).
   *
   * <p>Even; 1 at 0, 0 at ±∞, NaN at NaN. Relative error at most 1e-15.
   */
  public static double besselI0e(double x) {
    double magnitude = Math.abs(x);
    if (magnitude <= NEAR) {
      return Polynomials.chebyshev(BesselCoefficients.I0_NEAR, magnitude / 4 - 1);
    }
    return Polynomials.chebyshev(BesselCoefficients.I0_FAR, 16 / magnitude - 1)
        / Math.sqrt(magnitude);
  }

  /**
   * exp(-|x|) I1(x).
   *
   * <p>Odd; 0 at 0 and ±∞, NaN at NaN. Relative error at most 2e-15.
   */
  public static double besselI1e(double x) {
    double magnitude = Math.abs(x);
    if (magnitude <= NEAR) {
      return x * Polynomials.chebyshev(BesselCoefficients.I1_NEAR, magnitude / 4 - 1);
    }
    double value =
        Polynomials.chebyshev(BesselCoefficients.I1_FAR, 16 / magnitude - 1) / Math.sqrt(magnitude);
    return Math.copySign(value, x);
  }

  /**
   * log I0(x).
   *
   * <p>Even; 0 at 0, +∞ at ±∞, NaN at NaN. Relative error at most 1e-15. Source: the power series
   * of I0 - 1 up to 4, |x| + log(exp(-|x|) I0(x)) beyond.
   */
  public static double logBesselI0(double x) {
    double magnitude = Math.abs(x);
    if (magnitude > SERIES) {
      return Double.isInfinite(x) ? magnitude : magnitude + Math.log(besselI0e(magnitude));
    }
    return nearLogBesselI0(magnitude);
  }

  private static double nearLogBesselI0(double magnitude) {
    double quarter = magnitude * magnitude / 4;
    double sum = 0;
    for (int k = SERIES_TERMS; k > 0; k--) {
      sum = (1 + sum) * quarter / ((double) k * k);
    }
    return Math.log1p(sum);
  }

  /**
   * log(exp(-|x|) I0(x)).
   *
   * <p>Even; 0 at 0, -∞ at ±∞, NaN at NaN. Relative error at most 2e-15. Source: as {@link
   * #logBesselI0}.
   */
  public static double logBesselI0e(double x) {
    double magnitude = Math.abs(x);
    return magnitude <= SERIES
        ? nearLogBesselI0(magnitude) - magnitude
        : Math.log(besselI0e(magnitude));
  }

  /**
   * I1(x) / I0(x), the mean resultant length of the von Mises law and the derivative of log I0.
   *
   * <p>Odd; 0 at 0, ±1 at ±∞, NaN at NaN. Relative error at most 2e-15.
   */
  public static double besselRatio(double x) {
    if (Math.abs(x) <= NEAR) {
      return besselI1e(x) / besselI0e(x);
    }
    return Math.copySign(1 - besselRatioComplement(Math.abs(x)), x);
  }

  /**
   * 1 - I1(x) / I0(x) for x &gt;= 0, with small relative error also where it is small.
   *
   * <p>1 at 0, 0 at +∞, NaN for negative x. Relative error at most 2e-14.
   */
  public static double besselRatioComplement(double x) {
    if (!(x >= 0)) {
      return Double.NaN;
    }
    if (x <= NEAR) {
      return 1 - besselI1e(x) / besselI0e(x);
    }
    return Polynomials.chebyshev(BesselCoefficients.GAP_FAR, 16 / x - 1) / x;
  }
}
