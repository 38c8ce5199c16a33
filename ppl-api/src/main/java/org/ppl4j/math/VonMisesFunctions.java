package org.ppl4j.math;

/**
 * The cdf of the von Mises law on [-π, π] with mode 0, its derivative in the concentration κ, and
 * its inverse.
 *
 * <p>For x &lt;= 0 the tail is exp(-2κ sin²(x/2)) / (2π exp(-κ) I0(κ)) ∫ exp(κ (cos t - cos x)) dt
 * over -π .. x, with the exponent written -2κ sin((t+x)/2) sin((t-x)/2) and the interval cut where
 * it is below -40, by {@link GaussLegendre}. The derivative has the factor cos t - I1(κ)/I0(κ) in
 * the integrand; where that changes its sign in the tail, minus the integral over x .. 0 is taken,
 * which is the same because the cdf at 0 does not depend on κ.
 */
public final class VonMisesFunctions {
  /** Half of the fall of the exponent at which the integrand is cut off. */
  private static final double HALF_CUT = 20;

  private static final int MAXIMUM_STEPS = 60;

  /** A step this small beside the law's width, squared, is below the rounding. */
  private static final double LAST_STEP = 1e-9;

  /** So that a step is not called small next to -π, where the tail falls fast. */
  private static final double LAST_EXCESS = 1e-7;

  private VonMisesFunctions() {}

  /**
   * The cdf: the integral of exp(κ cos t) / (2π I0(κ)) over -π .. x.
   *
   * <p>Domain: finite κ &gt;= 0, NaN outside; 0 for x &lt;= -π and 1 for x &gt;= π (no wrapping).
   * Relative error at most 1e-12 where the value is a normal double (asserted for κ to 1e8).
   */
  public static double vonMisesCdf(double concentration, double x) {
    if (isOutside(concentration, x)) {
      return Double.NaN;
    }
    if (Math.abs(x) >= Math.PI) {
      return x < 0 ? 0 : 1;
    }
    double tail = integral(concentration, -Math.abs(x), outer(concentration, x), 1, 0);
    return x <= 0 ? tail : 1 - tail;
  }

  /**
   * The derivative of {@link #vonMisesCdf} in κ: odd in x, 0 at 0 and for |x| &gt;= π.
   *
   * <p>Relative error at most 1e-12 where the value is a normal double (asserted for κ to 1e8).
   */
  public static double vonMisesCdfDerivative(double concentration, double x) {
    if (isOutside(concentration, x)) {
      return Double.NaN;
    }
    if (Math.abs(x) >= Math.PI || x == 0) {
      return 0;
    }
    double gap = BesselFunctions.besselRatioComplement(concentration);
    double half = Math.sin(x / 2);
    double from = -Math.abs(x);
    // cos t - I1/I0 = gap - 2 sin²(t/2): negative in the whole tail, or positive from x to 0.
    double tail =
        2 * half * half > gap
            ? integral(concentration, from, outer(concentration, x), gap, -2)
            : integral(concentration, from, 0, gap, -2);
    return x < 0 ? tail : -tail;
  }

  /**
   * The quantile, the inverse of {@link #vonMisesCdf} in x; odd about u = 1/2.
   *
   * <p>Domain: finite κ &gt;= 0 and u in [0, 1], NaN outside; ∓π at 0 and 1. The smaller of the two
   * tails is solved for by Newton's iteration on its logarithm, kept inside the bracket known so
   * far; it starts from the quantile of the normal law of 2 sqrt(κ) sin(x/2) or of the uniform law
   * of x, whichever is nearer to 0. The error is at most 1e-15 (1 + |x|) + 2e-12 min(u, 1-u) /
   * density.
   */
  public static double vonMisesQuantile(double concentration, double u) {
    if (isOutside(concentration, u) || u < 0 || u > 1) {
      return Double.NaN;
    }
    double p = Math.min(u, 1 - u);
    if (p == 0 || p == 0.5) {
      return p == 0.5 ? 0 : u == 0 ? -Math.PI : Math.PI;
    }
    double x = lowerQuantile(concentration, p);
    return u < 0.5 ? x : -x;
  }

  private static double lowerQuantile(double concentration, double p) {
    double sine = NormalFunctions.ndtri(p) / (2 * Math.sqrt(concentration));
    double x = -Math.PI * (1 - 2 * p);
    if (sine > -1) {
      x = Math.max(x, 2 * Math.asin(sine));
    }
    double low = -Math.PI;
    double high = 0;
    for (int step = 0; step < MAXIMUM_STEPS; step++) {
      double tail = integral(concentration, x, outer(concentration, x), 1, 0);
      double excess = Math.log(tail / p);
      if (excess < 0) {
        low = x;
      } else {
        high = x;
      }
      double change = excess * tail / density(concentration, Math.sin(x / 2));
      double next = x - change;
      if (Math.abs(change) * (1 + Math.sqrt(concentration)) < LAST_STEP
          && Math.abs(excess) < LAST_EXCESS) {
        return next;
      }
      x = next > low && next < high ? next : (low + high) / 2;
    }
    return x;
  }

  private static double density(double concentration, double half) {
    return Math.exp(-2 * concentration * half * half)
        / (2 * Math.PI * BesselFunctions.besselI0e(concentration));
  }

  private static boolean isOutside(double concentration, double x) {
    return !(concentration >= 0 && concentration < Double.POSITIVE_INFINITY) || Double.isNaN(x);
  }

  /** The end of the tail below -|x|, -π or where the integrand has become negligible. */
  private static double outer(double concentration, double x) {
    double half = Math.sin(x / 2);
    double square = half * half + HALF_CUT / concentration;
    return square < 1 ? -2 * Math.asin(Math.sqrt(square)) : -Math.PI;
  }

  /** ∫ (c0 + c2 sin²(t/2)) density(t) dt over end .. x, x &lt;= 0 (or -, if end is above x). */
  private static double integral(double concentration, double x, double end, double c0, double c2) {
    double length = x - end;
    double sum = 0;
    for (int index = 0; index < GaussLegendre.COUNT; index++) {
      double step = -length * GaussLegendre.node(index);
      double exponent = -2 * concentration * Math.sin(x + step / 2) * Math.sin(step / 2);
      double half = Math.sin((x + step) / 2);
      sum += GaussLegendre.weight(index) * Math.exp(exponent) * (c0 + c2 * half * half);
    }
    return density(concentration, Math.sin(x / 2)) * length * sum;
  }
}
