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
}
