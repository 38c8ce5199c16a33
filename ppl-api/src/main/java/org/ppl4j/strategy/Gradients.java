package org.ppl4j.strategy;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.AttachGradient;
import org.ppl4j.op.Ops;

/** What strategies are made of. */
public final class Gradients {
  private Gradients() {}

  /**
   * One, whose derivative is that of {@code x}: {@code exp(x - stopGradient(x))}. Its derivatives
   * of every order are what the score function estimator needs. Source: Foerster et al., DiCE: the
   * infinitely differentiable Monte Carlo estimator (2018).
   */
  public static Real magicBox(Real x) {
    return x.minus(x.stopGradient()).exp();
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
}
