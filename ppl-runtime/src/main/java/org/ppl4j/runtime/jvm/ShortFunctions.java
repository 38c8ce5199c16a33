package org.ppl4j.runtime.jvm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ppl4j.runtime.jvm.Function.Basic;

/**
 * The exponential of a number that is not positive, and the logarithm of 1 and one such: what sums
 * of two exponentials are made of. They are short enough to be written where they are used, without
 * the calls for which all registers have to be put away.
 */
final class ShortFunctions {
  private static final String OWNER = Emitter.PACKAGE + "ShortFunctions";
  static final Function.Method EXP = new Function.Method(OWNER, "exp");
  static final Function.Method LOG1P = new Function.Method(OWNER, "log1p");

  private static final double LOG2_E = 1.4426950408889634;

  /** The logarithm of 2 in two parts; multiples of the first by an exponent are exact. */
  private static final double LOG_2 = 6.931471803691238e-01;

  private static final double LOG_2_REST = 1.9082149292705877e-10;

  /** Added to a number, it leaves the nearest integer in the last bits. */
  private static final double TO_INTEGER = 0x1.8p52;

  private ShortFunctions() {}

  /** {@code a x + b}; not fused, which not every processor can do. */
  private static double linear(double a, double x, double b) {
    return a * x + b;
  }

  /** A call that does what an application says, if enough is known of its operand. */
  static Code.@Nullable Apply of(Code.Apply apply) {
    if (isShrunk(apply)) {
      return new Code.Apply(EXP, apply.operands);
    }
    boolean isSum =
        apply.function.equals(Functions.LOG)
            && apply.operands.get(0) instanceof Code.Apply sum
            && sum.function == Basic.PLUS
            && sum.operands.get(0) instanceof Code.Literal one
            && one.number == 1
            && isShrunk(sum.operands.get(1));
    return isSum
        ? new Code.Apply(LOG1P, List.of(((Code.Apply) apply.operands.get(0)).operands.get(1)))
        : null;
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
    double shifted = linear(x, LOG2_E, TO_INTEGER);
    double n = shifted - TO_INTEGER;
    double r = linear(n, -LOG_2_REST, linear(n, -LOG_2, x));
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = linear(linear(r, 1 / 120.0, 1 / 24.0), r2, linear(r, 1 / 6.0, 0.5));
    double middle =
        linear(linear(r, 1 / 362880.0, 1 / 40320.0), r2, linear(r, 1 / 5040.0, 1 / 720.0));
    double high =
        linear(
            linear(r, 1 / 6227020800.0, 1 / 479001600.0),
            r2,
            linear(r, 1 / 39916800.0, 1 / 3628800.0));
    double less = linear(linear(high, r4 * r4, linear(middle, r4, low)), r2, r);
    double power = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    return linear(power, less, power);
  }

  /**
   * {@code log(1 + e)} of a number from 0 to 1: {@code e} times a polynomial, which interpolates
   * the quotient at Chebyshev's points to 1e-17; within 3 ulp.
   */
  static double log1p(double e) {
    double t = e - 0.5;
    double t2 = t * t;
    double t4 = t2 * t2;
    double t8 = t4 * t4;
    double part0 =
        linear(
            linear(-0.06768864331096429, t, 0.13260975375420375),
            t2,
            linear(-0.2885270990993239, t, 0.8109302162163288));
    double part1 =
        linear(
            linear(-0.006945394974985513, t, 0.011833792115498273),
            t2,
            linear(-0.020548811919120714, t, 0.036611854523044426));
    double part2 =
        linear(
            linear(-0.0009288574279277324, t, 0.0015153851053375097),
            t2,
            linear(-0.0024918411947988627, t, 0.004136178969492579));
    double part3 =
        linear(
            linear(-0.0001421000228999903, t, 0.00022119170895766566),
            t2,
            linear(-0.00035482048783102383, t, 0.0005730446084677868));
    double part4 =
        linear(
            linear(-3.8362374451601246e-05, t, 2.8278083585626545e-05),
            t2,
            linear(-4.4828443252232565e-05, t, 8.933303406819272e-05));
    double low = linear(linear(part3, t4, part2), t8, linear(part1, t4, part0));
    double high = linear(2.4437973948580947e-05, t4, part4);
    return e * linear(high, t8 * t8, low);
  }
}
