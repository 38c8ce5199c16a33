package org.ppl4j.math;

/** Evaluation of the polynomials that the approximations here are made of. */
final class Polynomials {
  private Polynomials() {}

  /** The sum of coefficients[k] x^k, by Horner's rule. */
  static double evaluate(double[] coefficients, double x) {
    double value = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      value = value * x + coefficients[k];
    }
    return value;
  }

  /** The sum of coefficients[k] T_k(x) of Chebyshev polynomials, by Clenshaw's rule. */
  static double chebyshev(double[] coefficients, double x) {
    double before = 0;
    double value = 0;
    for (int k = coefficients.length - 1; k > 0; k--) {
      double next = 2 * x * value - before + coefficients[k];
      before = value;
      value = next;
    }
    return x * value - before + coefficients[0];
  }
}
