package org.ppl4j.conformance;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.ppl4j.type.Tensor;

/**
 * Numerical derivatives: central differences extrapolated to step zero (Ridders, "Accurate
 * computation of F'(x) and F'(x)F''(x)", 1982), with an estimate of their own error.
 */
final class Differences {

  private static final int STEPS = 16;
  private static final double RELATIVE = 1e-6;

  private Differences() {}

  /** A derivative and how far off it may be. */
  record Estimate(double value, double error) {}

  /**
   * The derivative of {@code f} in one element of one of its operands.
   *
   * @param reach the first step, relative to the element
   * @param rounding how far off a value of {@code f} may be
   */
  static Estimate derivative(
      ToDoubleFunction<List<Tensor>> f,
      List<Tensor> at,
      int operand,
      int element,
      double reach,
      double rounding) {
    Tensor moved = Tensor.wrap(at.get(operand).type(), at.get(operand).toDoubles());
    List<Tensor> point = Tensors.with(at, operand, moved);
    double x = moved.get(element);
    double step = reach * scale(x);
    double[] row = new double[STEPS];
    double[] above = new double[STEPS];
    Estimate best = new Estimate(Double.NaN, Double.POSITIVE_INFINITY);
    for (int i = 0; i < STEPS; i++, step /= 2) {
      double high = x + step;
      double low = x - step;
      moved.data()[element] = high;
      double ahead = f.applyAsDouble(point);
      moved.data()[element] = low;
      row[0] = (ahead - f.applyAsDouble(point)) / (high - low);
      double power = 1;
      for (int k = 1; k <= i; k++) {
        power *= 4;
        row[k] = (row[k - 1] * power - above[k - 1]) / (power - 1);
        double spread = Math.max(Math.abs(row[k] - row[k - 1]), Math.abs(row[k] - above[k - 1]));
        double error = spread + rounding / step;
        if (error < best.error) {
          best = new Estimate(row[k], error);
        }
      }
      double[] swap = above;
      above = row;
      row = swap;
    }
    return best;
  }

  /** How far an element may move without becoming something else. */
  private static double scale(double x) {
    return x == 0 ? 1 : Math.abs(x);
  }

  /**
   * Compares a gradient with differences of {@code f}: relative error at most 1e-6, beside what
   * rounding leaves in the difference itself.
   *
   * @param rounding the size of the terms that {@code f} adds up, times their relative error
   * @return the first element that is off, in words; null if none is
   */
  static @Nullable String compare(
      ToDoubleFunction<List<Tensor>> f,
      List<Tensor> at,
      int operand,
      Tensor gradient,
      double rounding) {
    for (int i = 0; i < gradient.data().length; i++) {
      Estimate numerical = derivative(f, at, operand, i, 0.05, rounding);
      double claimed = gradient.get(i);
      double size = Math.max(Math.abs(claimed), Math.abs(numerical.value));
      double slack = RELATIVE * size + rounding / (0.1 * scale(at.get(operand).get(i)));
      if (!(Math.abs(claimed - numerical.value) <= slack)) {
        return String.format(
            Locale.ROOT,
            "d/d(operand %d)[%d] is %s by rule, %s (error %.1e) by differences, at %s",
            operand,
            i,
            claimed,
            numerical.value,
            numerical.error,
            at);
      }
    }
    return null;
  }
}
