package org.ppl4j.vi.objective;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Means over two independent draws of a toy's guide, and their derivatives by differences.
 *
 * @param toy the toy
 * @param isHeld whether draws stay as the params move
 */
record Exact(Toy toy, boolean isHeld) {
  /** Two draws' log densities, and their log weights as they are before the params move. */
  record Pair(double[] prior, double[] likelihood, double[] guide, double[] base) {
    double[] model() {
      return new double[] {prior[0] + likelihood[0], prior[1] + likelihood[1]};
    }

    double[] weights() {
      return new double[] {model()[0] - guide[0], model()[1] - guide[1]};
    }

    /** The normalised weights, held. */
    double[] held() {
      double most = Math.max(base[0], base[1]);
      double a = Math.exp(base[0] - most);
      double b = Math.exp(base[1] - most);
      return new double[] {a / (a + b), b / (a + b)};
    }
  }

  static double logMeanExp(double... x) {
    double most = Arrays.stream(x).max().orElseThrow();
    return most + Math.log(Arrays.stream(x).map(a -> Math.exp(a - most)).average().orElseThrow());
  }

  double mean(ToDoubleFunction<Pair> f, double[] params) {
    double[][] points = toy.points(isHeld ? toy.start() : params);
    double sum = 0;
    for (double[] one : points) {
      for (double[] other : points) {
        double[] z = {one[1], other[1]};
        sum += one[0] * other[0] * f.applyAsDouble(pair(z, params));
      }
    }
    return sum;
  }

  private Pair pair(double[] z, double[] params) {
    double[] start = toy.start();
    return new Pair(
        each(z, v -> toy.logPrior(v, params)),
        each(z, v -> toy.logLikelihood(v, params)),
        each(z, v -> toy.logGuide(v, params)),
        each(
            z, v -> toy.logPrior(v, start) + toy.logLikelihood(v, start) - toy.logGuide(v, start)));
  }

  private static double[] each(double[] z, DoubleUnaryOperator f) {
    return new double[] {f.applyAsDouble(z[0]), f.applyAsDouble(z[1])};
  }

  /** The derivative in a param, by differences of fourth order. */
  double slope(ToDoubleFunction<Pair> f, int param) {
    double step = 1e-3;
    double near = mean(f, moved(param, step)) - mean(f, moved(param, -step));
    double far = mean(f, moved(param, 2 * step)) - mean(f, moved(param, -2 * step));
    return (8 * near - far) / (12 * step);
  }

  private double[] moved(int param, double by) {
    double[] out = toy.start();
    out[param] += by;
    return out;
  }
}
