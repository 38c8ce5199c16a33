package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/** Draws that are made of gamma numbers. */
final class GammaDraws {
  /** Below this logarithm of {@code x}, {@code u Gamma(a + 1) = x^a} is exact to 1e-14. */
  private static final double TINY = -32;

  private GammaDraws() {}

  /**
   * The logarithms of gamma numbers of rate 1, also where these are too small for a number. The
   * derivative is the implicit reparameterisation gradient.
   *
   * @param a the shape parameter
   * @param shape how many
   */
  static Real log(RandomStream noise, Real a, Shape shape) {
    Real u = noise.uniform(shape);
    Real bound = u.log().plus(a.plus(1).lgamma()).div(a);
    Bool tiny = bound.stopGradient().lessThan(TINY);
    return tiny.select(bound, a.gammaPInverse(tiny.select(0.5, u)).log());
  }

  /** Poisson numbers whose rates are gamma numbers of a shape and a scale. */
  static Int poisson(RandomStream noise, Shape shape, Real a, Real scale) {
    Real rate = log(noise, a, shape).exp().times(scale);
    return rate.poissonQuantile(noise.uniform(shape));
  }

  /** The chi numbers, square roots of chi-square ones, with {@code 2 half} degrees of freedom. */
  static Real chi(RandomStream noise, Real half) {
    return log(noise, half, half.shape()).plus(Math.log(2)).times(0.5).exp();
  }

  /**
   * A lower triangular matrix of standard normal numbers, with chi numbers on its diagonal
   * (Bartlett's decomposition).
   *
   * @param half half the degrees of freedom of each chi number
   */
  static Real bartlett(RandomStream noise, Real half) {
    int size = LastAxis.size(half);
    Real normals = noise.normal(Shape.of(size, size));
    Real strict = normals.lowerTriangle().minus(normals.diagonal().diag());
    return strict.plus(chi(noise, half).diag());
  }
}
