package org.ppl4j.strategy;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.MagicBox;
import org.ppl4j.op.Ops;
import org.ppl4j.type.Axes;
import org.ppl4j.type.Shape;

/** What strategies are made of. */
public final class Gradients {
  private Gradients() {}

  /**
   * One, whose derivative is that of {@code x}: {@code exp(x - stopGradient(x))}, without computing
   * it. Its derivatives of every order are what the score function estimator needs. Source:
   * Foerster et al., DiCE: the infinitely differentiable Monte Carlo estimator (2018).
   */
  public static Real magicBox(Real x) {
    return new Real(Expr.of(new MagicBox(), List.of(x.expr())));
  }

  /** A value through which no derivative passes. */
  public static Value stopGradient(Value value) {
    return Value.of(Ops.stopGradient(value.expr()));
  }

  /**
   * The cost, with a derivative in a parameter that was found elsewhere; to first order only.
   *
   * @param cost its axes are the parameter's outermost ones
   * @param parameter what the derivative is taken in
   * @param derivative an unbiased estimate of the mean cost's derivative, of the parameter's shape
   */
  public static Real attach(Real cost, Real parameter, Real derivative) {
    return new Real(
        Expr.of(new AttachGradient(), List.of(cost.expr(), parameter.expr(), derivative.expr())));
  }

  /** The value, with its derivative scaled, element by element. */
  public static Real scaleGradient(Real value, Real factor) {
    Real wide = factor.shape().equals(value.shape()) ? factor : factor.expand(value.shape().dims());
    return attach(value.stopGradient(), value, wide);
  }

  /** The soft value's derivative with the hard value's value. */
  static Real replace(Real soft, Real hard) {
    return soft.minus(soft.stopGradient()).plus(hard.stopGradient());
  }

  /** A scalar as it is; else one number for each row of an innermost axis, repeated along it. */
  static Real along(Real each, Shape shape) {
    return each.shape().isScalar() || each.shape().equals(shape)
        ? each
        : new Real(Ops.expand(each.expr(), shape, outer(each.shape())));
  }

  /** All axes of a shape. */
  static int[] outer(Shape shape) {
    return Axes.range(0, shape.rank()).toArray();
  }

  /** Probabilities along the innermost axis. */
  static Real softmax(Real logits) {
    int axis = logits.shape().rank() - 1;
    Shape shape = logits.shape();
    Real weights = logits.minus(along(logits.max(axis).stopGradient(), shape)).exp();
    return weights.div(along(weights.sum(axis), shape));
  }
}
