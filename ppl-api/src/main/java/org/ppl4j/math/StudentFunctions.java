package org.ppl4j.math;

/** The cdf of Student's law, its derivative in the degrees of freedom, and its inverse. */
public final class StudentFunctions {
  private StudentFunctions() {}

  /**
   * The cdf of Student's t law: for t &lt; 0 it is I_x(ν/2, 1/2) / 2 with x = ν / (ν + t²).
   *
   * <p>Domain ν &gt; 0, NaN outside; 0 at -∞, 1/2 at 0, 1 at +∞. Relative error at most 5e-13 where
   * the value is a normal double (asserted for ν in [0.1, 1e5]).
   */
  public static double studentCdf(double degrees, double t) {
    if (!(degrees > 0 && degrees < Double.POSITIVE_INFINITY) || Double.isNaN(t)) {
      return Double.NaN;
    }
    double tail = 0.5 * IncompleteBeta.lower(degrees / 2, 0.5, share(degrees, t), rest(degrees, t));
    return t < 0 ? tail : t > 0 ? 1 - tail : 0.5;
  }

  /**
   * The derivative of {@link #studentCdf} in the degrees of freedom; odd in t.
   *
   * <p>0 at 0 and ±∞. For t &lt; 0 it is dI/da / 4 + x^a y^b / B(a, b) / (2 ν) with a = ν/2, b =
   * 1/2. The two terms are both near |t| density / (2 ν) for large ν and cancel to a value that
   * falls like 1/ν²: the error is at most 1e-12 |value| + 1e-13 / ν (asserted for ν in [0.1, 1e5]).
   */
  public static double studentCdfDerivative(double degrees, double t) {
    if (!(degrees > 0 && degrees < Double.POSITIVE_INFINITY) || Double.isNaN(t)) {
      return Double.NaN;
    }
    double x = share(degrees, t);
    double y = rest(degrees, t);
    if (x == 0 || y == 0) {
      return 0;
    }
    double shape = degrees / 2;
    double power = Math.exp(IncompleteBeta.logPower(shape, 0.5, x, y));
    double tail = 0.25 * IncompleteBeta.derivative(shape, 0.5, x, y) + power / (2 * degrees);
    return t < 0 ? tail : -tail;
  }

  /**
   * The quantile of Student's law, the inverse of {@link #studentCdf} in t; odd about u = 1/2.
   *
   * <p>Domain ν &gt; 0 and finite and u in [0, 1], NaN outside; -∞ at 0, +∞ at 1. With p = min(u, 1
   * - u) it solves I_x(ν/2, 1/2) = 2p for x / (1-x) = ν/t² where 2p is at most 1/2, and else
   * I_y(1/2, ν/2) = 1 - 2p for y / (1-y) = t²/ν, by {@link InverseIncompleteBeta}, whose accuracy
   * it has.
   */
  public static double studentQuantile(double degrees, double u) {
    if (!(degrees > 0 && degrees < Double.POSITIVE_INFINITY && u >= 0 && u <= 1)) {
      return Double.NaN;
    }
    double tail = 2 * Math.min(u, 1 - u);
    if (tail == 0 || tail == 1) {
      return tail == 1 ? 0 : u == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    double size =
        tail <= 0.5
            ? Math.sqrt(degrees / InverseIncompleteBeta.lowerTailOdds(degrees / 2, 0.5, tail))
            : Math.sqrt(degrees)
                * Math.sqrt(InverseIncompleteBeta.lowerTailOdds(0.5, degrees / 2, 1 - tail));
    return u < 0.5 ? -size : size;
  }

  /** ν / (ν + t²). */
  private static double share(double degrees, double t) {
    double ratio = t / Math.sqrt(degrees);
    return 1 / (1 + ratio * ratio);
  }

  /** t² / (ν + t²). */
  private static double rest(double degrees, double t) {
    double ratio = t / Math.sqrt(degrees);
    return Math.abs(ratio) > 1
        ? 1 / (1 + 1 / (ratio * ratio))
        : ratio * ratio / (1 + ratio * ratio);
  }
}
