package org.ppl4j.dist;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.control.Loops;
import org.ppl4j.ir.Expr;
import org.ppl4j.type.Shape;

/**
 * The planar flow {@code x = u + v tanh(w'u + b)} of vectors along the innermost axis, with {@code
 * log |J| = log(1 + w'v sech(w'u + b)^2)}. It is invertible for {@code w'v > -1}, which the
 * direction is moved to, along {@code w}:
 *
 * <pre>
 * v = direction + (m(w'direction) - w'direction) w / |w|^2,   m(a) = softplus(a + log(e - 1)) - 1
 * </pre>
 *
 * <p>The inverse has no closed form: {@code a = w'u} solves an increasing equation in one unknown,
 * by bisection and Newton's method, through whose last two steps derivatives flow.
 *
 * <p>Rezende and Mohamed, "Variational Inference with Normalizing Flows", 2015, appendix A.1;
 * {@code m} is shifted such that {@code m(0) = 0}: a direction of 0 makes the identity.
 *
 * @param normal {@code w}, a vector that is not 0
 * @param direction what {@code v} is made of, a vector of the same size
 * @param shift {@code b}, a scalar
 */
public record PlanarBijector(Real normal, Real direction, Real shift) implements Bijector {
  private static final int BISECTIONS = 50;

  /** Where {@code softplus} is 1. */
  private static final double AT_ZERO = Math.log(Math.E - 1);

  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return constrained;
  }

  @Override
  public Real forward(Real unconstrained) {
    return unconstrained.plus(moved(along(unconstrained)));
  }

  @Override
  public Real inverse(Real constrained) {
    return constrained.minus(moved(solve(along(constrained))));
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    return slope(along(unconstrained)).log().sum();
  }

  /** {@code w'x} of each vector. */
  private Real along(Real x) {
    return x.times(normal.expand(x.shape().dims())).sum(LastAxis.of(x));
  }

  /** {@code v tanh(a + b)}, with the vectors' axis. */
  private Real moved(Real a) {
    Shape shape = a.shape().concat(normal.shape());
    Real tanh = LastAxis.spread(a.plus(shift).tanh(), shape);
    return tanh.times(velocity().expand(shape.dims()));
  }

  private Real velocity() {
    Real along = normal.times(direction).sum();
    Real needed = strength().minus(along);
    return direction.plus(normal.times(needed.div(normal.square().sum())));
  }

  /** {@code w'v}, above -1. */
  private Real strength() {
    return normal.times(direction).sum().plus(AT_ZERO).softplus().minus(1);
  }

  /** The derivative of {@code a + w'v tanh(a + b)}. */
  private Real slope(Real a) {
    Real tanh = a.plus(shift).tanh();
    Real strength = strength();
    return tanh.square().unaryMinus().plus(1).times(strength).plus(1);
  }

  /** The {@code a} of which {@code a + w'v tanh(a + b)} is given. */
  private Real solve(Real target) {
    Real reach = strength().abs().expand(target.shape().dims());
    Real fixed = target.stopGradient();
    List<Expr> bracket =
        Loops.repeat(
            BISECTIONS,
            List.of(
                fixed.minus(reach).stopGradient().expr(), fixed.plus(reach).stopGradient().expr()),
            ends -> halved(new Real(ends.get(0)), new Real(ends.get(1)), fixed));
    Real middle = new Real(bracket.get(0)).plus(new Real(bracket.get(1))).times(0.5);
    Real now = middle.stopGradient();
    for (int step = 0; step < 2; step++) {
      now = now.minus(now.plus(pull(now)).minus(target).div(slope(now)));
    }
    return now;
  }

  private List<Expr> halved(Real low, Real high, Real target) {
    Real middle = low.plus(high).times(0.5);
    var above = middle.plus(pull(middle)).greaterThan(target);
    return List.of(
        above.select(low, middle).stopGradient().expr(),
        above.select(middle, high).stopGradient().expr());
  }

  private Real pull(Real a) {
    return a.plus(shift).tanh().times(strength());
  }
}
