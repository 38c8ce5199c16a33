package org.ppl4j.runtime.jvm;

import java.util.List;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.Abs;
import org.ppl4j.op.LogSumExp;
import org.ppl4j.op.Max;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Tensor;
import org.ppl4j.type.Type;

/**
 * A {@code logSumExp} in parts that its derivative shares.
 *
 * @param value {@code l = max + log(sum(exp(x - max)))}; an infinite maximum is {@code l} itself
 * @param weights {@code exp(x - l)}; 0 where all of {@code x} is -infinity
 */
record LogSumExpParts(Expr value, Expr weights) {
  static LogSumExpParts of(LogSumExp op, Expr x) {
    Expr max = Expr.of(new Max(op.axes()), List.of(x));
    Expr infinite = Ops.equal(Ops.unary(new Abs(), max), Ops.real(Double.POSITIVE_INFINITY));
    Expr lowest = Ops.equal(max, Ops.real(Double.NEGATIVE_INFINITY));
    Axes axes = op.axes();
    if (axes.count() == 1 && x.shape().dim(axes.get(0)) == 2) {
      return ofTwo(op, x, max, infinite, lowest);
    }
    Expr shift = Ops.select(lowest, Ops.real(0), max);
    Expr terms = Ops.exp(Ops.minus(x, op.restore(shift, x)));
    Expr sum = Ops.sum(terms, axes);
    Expr norm = Ops.select(infinite, Ops.real(1), sum);
    return new LogSumExpParts(
        Ops.select(infinite, max, Ops.plus(shift, Ops.log(sum))),
        Ops.div(terms, op.restore(norm, x)));
  }

  /**
   * Of two terms one exponential serves all: {@code e = exp(-|a - b|)}, {@code l = max + log(1 +
   * e)}, and the weights are the sigmoids of {@code a - b} and {@code b - a}.
   */
  private static LogSumExpParts ofTwo(LogSumExp op, Expr x, Expr max, Expr infinite, Expr lowest) {
    int axis = op.axes().get(0);
    Expr first = Ops.reshape(Ops.slice(x, axis, 0, 1), max.shape());
    Expr second = Ops.reshape(Ops.slice(x, axis, 1, 2), max.shape());
    Expr difference = Ops.minus(first, second);
    Expr less = Ops.exp(Ops.negate(Ops.unary(new Abs(), difference)));
    Expr signs = Ops.constant(Tensor.wrap(Type.real(2), new double[] {1, -1}));
    Expr signed = Ops.times(op.restore(difference, x), Ops.expand(signs, x.shape(), axis));
    Expr unbounded = Ops.equal(x, Ops.real(Double.POSITIVE_INFINITY));
    Expr weights = Ops.select(unbounded, Ops.real(Double.NaN), Ops.sigmoid(signed));
    return new LogSumExpParts(
        Ops.select(infinite, max, Ops.plus(max, Ops.log(Ops.plus(Ops.real(1), less)))),
        Ops.select(op.restore(lowest, x), Ops.real(0), weights));
  }
}
