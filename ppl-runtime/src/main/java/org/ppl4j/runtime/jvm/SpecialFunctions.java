package org.ppl4j.runtime.jvm;

/** Functions of numbers that are faster here than in the library of the JVM. */
final class SpecialFunctions {
  private static final String OWNER = "org/ppl4j/runtime/jvm/SpecialFunctions";
  static final Function.Method LOG_OF_ONE_PLUS = new Function.Method(OWNER, "logOfOnePlus");

  private SpecialFunctions() {}

  /**
   * {@code log(1 + x)} for {@code 0 <= x <= 1}: the logarithm of the rounded sum, corrected by what
   * was rounded off, to within 2 ulp.
   */
  static double logOfOnePlus(double x) {
    double sum = 1 + x;
    return sum == 1 ? x : Math.log(sum) + (x - (sum - 1)) / sum;
  }
}
