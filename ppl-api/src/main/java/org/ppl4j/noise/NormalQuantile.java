package org.ppl4j.noise;

/**
 * The inverse of the standard normal distribution function, on 64-bit lattice points.
 *
 * <p>Built from additions, multiplications, divisions and square roots of {@code double} only, each
 * rounded on its own (no fused multiply-add), in the order written. IEEE 754 fixes the result of
 * each, so every JVM, and every device told not to contract products and sums, gives the same bits.
 * That is also why the logarithm is spelled out here: {@link Math#log} may differ between machines.
 *
 * <p>Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
 * Applied Statistics 37 (1988) 477-484, routine PPND16, doi:10.2307/2347330.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients have all published digits
final class NormalQuantile {

  private static final double LATTICE = 0x1p-64;
  private static final double CENTRE = 0.425;
  private static final double CENTRE_SQUARED = 0.180625;
  private static final double LOG_2 = 0x1.62e42fefa39efp-1;
  private static final long FRACTION_BITS = 0x000fffffffffffffL;
  private static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

  private NormalQuantile() {}

  /**
   * Returns the standard normal quantile of probability {@code 1/2 + centred * 2^-64}.
   *
   * <p>Taking the distance from one half, not the probability itself, keeps both tails and the
   * centre exact and makes the function odd. The relative error is below 1e-15.
   *
   * @param centred the probability less one half, in units of 2^-64; any but {@link Long#MIN_VALUE}
   * @return a number of (-9.1, 9.1)
   */
  static double of(long centred) {
    double q = centred * LATTICE;
    return Math.abs(q) <= CENTRE ? centre(q) : tail(centred);
  }

  /** The quantile of probability {@code 1/2 + q}, where {@code |q| <= 0.425}. */
  private static double centre(double q) {
    double r = CENTRE_SQUARED - q * q;
    double numerator =
        polynomial(
            r,
            3.3871328727963666080e+0,
            1.3314166789178437745e+2,
            1.9715909503065514427e+3,
            1.3731693765509461125e+4,
            4.5921953931549871457e+4,
            6.7265770927008700853e+4,
            3.3430575583588128105e+4,
            2.5090809287301226727e+3);
    double denominator =
        polynomial(
            r,
            1,
            4.2313330701600911252e+1,
            6.8718700749205790830e+2,
            5.3941960214247511077e+3,
            2.1213794301586595867e+4,
            3.9307895800092710610e+4,
            2.8729085735721942674e+4,
            5.2264952788528545610e+3);
    return q * numerator / denominator;
  }

  /** The quantile where less than 0.075 lies beyond it, by {@code r = sqrt(-log(beyond))}. */
  private static double tail(long centred) {
    double beyond = (Long.MIN_VALUE - Math.abs(centred)) * LATTICE;
    double r = Math.sqrt(-log(beyond));
    double z = r <= 5 ? nearTail(r - 1.6) : farTail(r - 5);
    return centred < 0 ? -z : z;
  }

  private static double nearTail(double r) {
    double numerator =
        polynomial(
            r,
            1.42343711074968357734e+0,
            4.63033784615654529590e+0,
            5.76949722146069140550e+0,
            3.64784832476320460504e+0,
            1.27045825245236838258e+0,
            2.41780725177450611770e-1,
            2.27238449892691845833e-2,
            7.74545014278341407640e-4);
    double denominator =
        polynomial(
            r,
            1,
            2.05319162663775882187e+0,
            1.67638483018380384940e+0,
            6.89767334985100004550e-1,
            1.48103976427480074590e-1,
            1.51986665636164571966e-2,
            5.47593808499534494600e-4,
            1.05075007164441684324e-9);
    return numerator / denominator;
  }

  private static double farTail(double r) {
    double numerator =
        polynomial(
            r,
            6.65790464350110377720e+0,
            5.46378491116411436990e+0,
            1.78482653991729133580e+0,
            2.96560571828504891230e-1,
            2.65321895265761230930e-2,
            1.24266094738807843860e-3,
            2.71155556874348757815e-5,
            2.01033439929228813265e-7);
    double denominator =
        polynomial(
            r,
            1,
            5.99832206555887937690e-1,
            1.36929880922735805310e-1,
            1.48753612908506148525e-2,
            7.86869131145613259100e-4,
            1.84631831751005468180e-5,
            1.42151175831644588870e-7,
            2.04426310338993978564e-15);
    return numerator / denominator;
  }

  /** The polynomial with coefficients c0 to c7 in ascending order, by Estrin's scheme. */
  private static double polynomial(
      double r,
      double c0,
      double c1,
      double c2,
      double c3,
      double c4,
      double c5,
      double c6,
      double c7) {
    double r2 = r * r;
    double low = (c0 + c1 * r) + (c2 + c3 * r) * r2;
    double high = (c4 + c5 * r) + (c6 + c7 * r) * r2;
    return low + high * (r2 * r2);
  }

  /**
   * The natural logarithm of a positive normal number, accurate to some 2 ulp below 0.075.
   *
   * <p>With {@code x = 2^e m}, {@code m} in [sqrt(1/2), sqrt(2)), it is {@code e log 2 + 2
   * atanh(s)} where {@code s = (m - 1) / (m + 1)}, and atanh is its Taylor series up to {@code
   * s^21}.
   */
  private static double log(double x) {
    long bits = Double.doubleToRawLongBits(x) - SQRT_HALF_BITS;
    double exponent = bits >> 52;
    double m = Double.longBitsToDouble((bits & FRACTION_BITS) + SQRT_HALF_BITS);
    double s = (m - 1) / (m + 1);
    double t = s * s;
    double high =
        polynomial(t, 1 / 7., 1 / 9., 1 / 11., 1 / 13., 1 / 15., 1 / 17., 1 / 19., 1 / 21.);
    double series = (1 + t * (1 / 3.)) + t * t * (1 / 5. + t * high);
    return exponent * LOG_2 + 2 * s * series;
  }
}
