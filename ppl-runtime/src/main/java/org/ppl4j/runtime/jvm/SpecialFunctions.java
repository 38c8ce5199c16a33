package org.ppl4j.runtime.jvm;

/** Functions of numbers that are faster here than in the library of the JVM. */
final class SpecialFunctions {
  private static final String OWNER = "org/ppl4j/runtime/jvm/SpecialFunctions";
  static final Function.Method LOG1P = new Function.Method(OWNER, "log1p");
  static final Function.Method TANH = new Function.Method(OWNER, "tanh");
  static final Function.Method EXPM1 = new Function.Method(OWNER, "expm1");

  /** What {@link #over} is. */
  static final Function.Method OVER = new Function.Method(OWNER, "over");

  private SpecialFunctions() {}

  /**
   * The numerator of a sigmoid: {@code e = exp(-|x|)} below zero, else 1; without a branch, since
   * where {@code 1e20 x} lies between, {@code e} is 1 already.
   */
  static double over(double x, double e) {
    return Math.max(e, Math.min(x * 1e20, 1));
  }

  /**
   * {@code log(1 + x)}: the logarithm of the rounded sum, corrected by what was rounded off; within
   * 2 ulp.
   */
  static double log1p(double x) {
    double sum = 1 + x;
    if (sum == 1) {
      return x;
    }
    // Beyond, nothing that counts is rounded off; nor are there numbers to correct.
    return sum > 0 && sum < 1e16 ? Math.log(sum) + (x - (sum - 1)) / sum : Math.log(sum);
  }

  /** {@code exp(x) - 1}: near zero, Kahan's quotient of two errors that cancel; within 3 ulp. */
  static double expm1(double x) {
    double power = Math.exp(x);
    if (power == 1) {
      return x;
    }
    double less = power - 1;
    if (less == -1 || power > 1e16) {
      return less;
    }
    return less * (x / Math.log(power));
  }

  /** The hyperbolic tangent; within 4 ulp. */
  static double tanh(double x) {
    double twice = expm1(-2 * Math.abs(x));
    return Math.copySign(-twice / (twice + 2), x);
  }
}
