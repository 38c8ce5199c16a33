package org.ppl4j.dist;

import java.util.function.UnaryOperator;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The neural spline coupling {@code x_a = u_a}, {@code x_b = spline(u_b; theta(u_a))} of vectors
 * along the innermost axis, whose first elements are {@code a}. Each element of {@code b} has a
 * {@link RationalQuadraticSpline} of its own.
 *
 * <p>Durkan et al., "Neural Spline Flows", 2019.
 *
 * @param kept how many elements {@code a} has
 * @param bins how many bins a spline has
 * @param bound splines move what lies between this and its negative
 * @param conditioner from {@code u_a} the parameters of all splines, {@code 3 bins - 1} for each
 *     element of {@code b} in turn; on arrays of vectors, along the innermost axis. A record, if it
 *     has parameters, so that they are found.
 */
public record SplineCoupling(int kept, int bins, double bound, UnaryOperator<Real> conditioner)
    implements Bijector {
  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return constrained;
  }

  @Override
  public Real forward(Real unconstrained) {
    Real fixed = LastAxis.first(unconstrained, kept);
    Real moving = LastAxis.rest(unconstrained, kept);
    return Real.concat(LastAxis.of(unconstrained), fixed, spline(fixed, moving).forward(moving));
  }

  @Override
  public Real inverse(Real constrained) {
    Real fixed = LastAxis.first(constrained, kept);
    Real moved = LastAxis.rest(constrained, kept);
    return Real.concat(LastAxis.of(constrained), fixed, spline(fixed, moved).inverse(moved));
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    Real moving = LastAxis.rest(unconstrained, kept);
    return spline(LastAxis.first(unconstrained, kept), moving).logSlopes(moving).sum();
  }

  private RationalQuadraticSpline spline(Real fixed, Real moving) {
    Shape each = moving.shape().concat(Shape.of(3 * bins - 1));
    return RationalQuadraticSpline.of(conditioner.apply(fixed).reshape(each.dims()), bins, bound);
  }
}
