package org.ppl4j.dist;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ppl4j.Real;
import org.ppl4j.control.Loops;
import org.ppl4j.type.Shape;

/**
 * The inverse autoregressive flow {@code x_i = u_i exp(s_i) + t_i} of vectors along the innermost
 * axis, where {@code s_i} and {@code t_i} depend on the {@code u} before {@code i}; {@code log |J|
 * = sum s}. Log scales are kept within 3 of 0 by {@code s = 3 tanh(r / 3)}.
 *
 * <p>Forward takes one pass of the network. The inverse finds one element after the other, and so
 * takes as many passes, in a loop, as a vector has elements.
 *
 * <p>Kingma et al., "Improved Variational Inference with Inverse Autoregressive Flow", 2016.
 *
 * @param conditioner from {@code u} the shifts {@code t}, then the {@code r}, of all elements, each
 *     from those before it only; on arrays of vectors, along the innermost axis. A record, if it
 *     has parameters, so that they are found.
 */
public record AutoregressiveBijector(UnaryOperator<Real> conditioner) implements Bijector {
  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return constrained;
  }

  @Override
  public Real forward(Real unconstrained) {
    return ShiftAndScale.of(conditioner.apply(unconstrained)).apply(unconstrained);
  }

  @Override
  public Real inverse(Real constrained) {
    int size = constrained.shape().dim(LastAxis.of(constrained));
    Real start = Real.constant(0.0).expand(constrained.shape().dims());
    return new Real(
        Loops.repeat(
                size,
                List.of(start.expr()),
                before -> {
                  Real u = new Real(before.get(0));
                  Real next = ShiftAndScale.of(conditioner.apply(u)).undo(constrained);
                  return List.of(next.expr());
                })
            .get(0));
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    return ShiftAndScale.of(conditioner.apply(unconstrained)).logScale().sum();
  }
}
