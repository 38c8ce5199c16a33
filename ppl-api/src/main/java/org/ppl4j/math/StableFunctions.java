package org.ppl4j.math;

/** Elementary functions written so that they neither overflow nor cancel. */
public final class StableFunctions {
  private static final double LOG_TWO = 0.6931471805599453;

  private StableFunctions() {}

  /**
   * log(1 - exp(-|x|)).
   *
   * <p>-∞ at 0, 0 at ±∞, NaN at NaN. Relative error at most 1e-15. Source: M. Mächler, "Accurately
   * computing log(1 - exp(-|a|))" (2012): expm1 up to log 2, log1p beyond.
   */
  public static double log1mexp(double x) {
    double magnitude = Math.abs(x);
    return magnitude <= LOG_TWO
        ? Math.log(-Math.expm1(-magnitude))
        : Math.log1p(-Math.exp(-magnitude));
  }

  /**
   * log(1 + exp(x)).
   *
   * <p>0 at -∞, +∞ at +∞, NaN at NaN. Relative error at most 1e-15 where the value is a normal
   * double.
   */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * 1 / (1 + exp(-x)).
   *
   * <p>0 at -∞, 1 at +∞, NaN at NaN. Relative error at most 1e-15 where the value is a normal
   * double.
   */
  public static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double power = Math.exp(x);
    return power / (1 + power);
  }

  /**
   * log(sigmoid(x)) = -softplus(-x).
   *
   * <p>-∞ at -∞, 0 at +∞, NaN at NaN. Relative error at most 1e-15 where the value is a normal
   * double.
   */
  public static double logSigmoid(double x) {
    return -softplus(-x);
  }

  /** x log(y), and 0 where x is 0 and y is no NaN (negative and infinite y included). */
  public static double xlogy(double x, double y) {
    return x == 0 && !Double.isNaN(y) ? 0 : x * Math.log(y);
  }

  /** x log(1 + y), and 0 where x is 0 and y is no NaN (y below -1 and infinite y included). */
  public static double xlog1py(double x, double y) {
    return x == 0 && !Double.isNaN(y) ? 0 : x * Math.log1p(y);
  }
}
