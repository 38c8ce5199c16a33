package org.ppl4j.dist;

import java.util.function.UnaryOperator;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * The coupling {@code x_a = u_a}, {@code x_b = u_b exp(s(u_a)) + t(u_a)} of vectors along the
 * innermost axis, whose first elements are {@code a}; {@code log |J| = sum s}. Log scales are kept
 * within 3 of 0 by {@code s = 3 tanh(r / 3)}.
 *
 * <p>Dinh, Sohl-Dickstein and Bengio, "Density estimation using Real NVP", 2017.
 *
 * @param kept how many elements {@code a} has
 * @param conditioner from {@code u_a} the shifts {@code t}, then the {@code r}, of all of {@code
 *     b}; on arrays of vectors, along the innermost axis. A record, if it has parameters, so that
 *     they are found.
 */
public record AffineCoupling(int kept, UnaryOperator<Real> conditioner) implements Bijector {
  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return constrained;
  }

  @Override
  public Real forward(Real unconstrained) {
    Real fixed = LastAxis.first(unconstrained, kept);
    Real moving = LastAxis.rest(unconstrained, kept);
    ShiftAndScale by = ShiftAndScale.of(conditioner.apply(fixed));
    return Real.concat(LastAxis.of(unconstrained), fixed, by.apply(moving));
  }

  @Override
  public Real inverse(Real constrained) {
    Real fixed = LastAxis.first(constrained, kept);
    Real moved = LastAxis.rest(constrained, kept);
    ShiftAndScale by = ShiftAndScale.of(conditioner.apply(fixed));
    return Real.concat(LastAxis.of(constrained), fixed, by.undo(moved));
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    return ShiftAndScale.of(conditioner.apply(LastAxis.first(unconstrained, kept)))
        .logScale()
        .sum();
  }
}
