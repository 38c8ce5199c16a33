package org.ppl4j.runtime.jvm;

import static java.lang.Math.fma;

import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * The exponential and the logarithm where it is known what they are of: short enough to be written
 * where they are used, without the calls for which all registers have to be put away.
 */
final class ShortFunctions {
  private static final String OWNER = Emitter.PACKAGE + "ShortFunctions";
  static final Function.Method EXP = new Function.Method(OWNER, "exp");
  static final Function.Method LOG = new Function.Method(OWNER, "log");

  private static final double LOG2_E = 1.4426950408889634;

  /** The logarithm of 2 in two parts; multiples of the first by an exponent are exact. */
  private static final double LOG_2 = 6.931471803691238e-01;

  private static final double LOG_2_REST = 1.9082149292705877e-10;

  /** Added to a number, it leaves the nearest integer in the last bits. */
  private static final double TO_INTEGER = 0x1.8p52;

  private static final int STEPS = 64;
  private static final double[] INVERSES = new double[STEPS + 1];
  private static final double[] LOGARITHMS = new double[STEPS + 1];

  static {
    for (int k = 0; k <= STEPS; k++) {
      INVERSES[k] = 1 / (1 + k / (double) STEPS);
      LOGARITHMS[k] = -Math.log(INVERSES[k]);
    }
  }

  private ShortFunctions() {}

  /**
   * What computes a function of an operand of which enough is known; else the function's method.
   */
  static Function.Method of(Code.Apply apply, Function.Method method) {
    if (method.equals(Functions.EXP)) {
      return isShrunk(apply) ? EXP : method;
    }
    boolean isSum =
        method.equals(Functions.LOG)
            && apply.operands.get(0) instanceof Code.Apply sum
            && sum.function == Basic.PLUS
            && sum.operands.get(0) instanceof Code.Literal one
            && one.number == 1
            && isShrunk(sum.operands.get(1));
    return isSum ? LOG : method;
  }

  /** Whether a value is {@code exp(-|x|)}. */
  static boolean isShrunk(Code.Value value) {
    return value instanceof Code.Apply exp
        && exp.function.equals(Functions.EXP)
        && exp.operands.get(0) instanceof Code.Apply negative
        && negative.function == Basic.NEGATE
        && negative.operands.get(0) instanceof Code.Apply size
        && size.function.equals(Functions.ABS);
  }

  /** The exponential of a number that is not positive, by Taylor's polynomial; within 1 ulp. */
  static double exp(double x) {
    if (!(x > -708)) {
      return Math.exp(x);
    }
    double shifted = fma(x, LOG2_E, TO_INTEGER);
    double n = shifted - TO_INTEGER;
    double r = fma(n, -LOG_2_REST, fma(n, -LOG_2, x));
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = fma(fma(r, 1 / 120.0, 1 / 24.0), r2, fma(r, 1 / 6.0, 0.5));
    double middle = fma(fma(r, 1 / 362880.0, 1 / 40320.0), r2, fma(r, 1 / 5040.0, 1 / 720.0));
    double high =
        fma(fma(r, 1 / 6227020800.0, 1 / 479001600.0), r2, fma(r, 1 / 39916800.0, 1 / 3628800.0));
    double less = fma(fma(high, r4 * r4, fma(middle, r4, low)), r2, r);
    double power = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    return fma(power, less, power);
  }

  /** The logarithm of a number from 1 to 2: of a near one of 65, and a polynomial; within 2 ulp. */
  static double log(double y) {
    if (!(y >= 1 && y <= 2)) {
      return Math.log(y);
    }
    int k = (int) fma(y, STEPS, 0.5 - STEPS);
    double r = fma(y, INVERSES[k], -1);
    double r2 = r * r;
    double low = fma(fma(r, 1 / 5.0, -1 / 4.0), r2, fma(r, 1 / 3.0, -1 / 2.0));
    double high = fma(-1 / 8.0, r2, fma(r, 1 / 7.0, -1 / 6.0));
    return LOGARITHMS[k] + fma(fma(high, r2 * r2, low), r2, r);
  }
}
