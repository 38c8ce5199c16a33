package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * From {@code K - 1} reals to a simplex of {@code K}: the softmax of a {@link SumToZero} vector
 * {@code z}, the inverse of the isometric log-ratio. It treats all elements alike. {@code log |J| =
 * log(K) / 2 + sum_k log x_k}, onto the first {@code K - 1} elements.
 *
 * <p>Source: Egozcue et al., "Isometric logratio transformations for compositional data analysis",
 * 2003; Stan's simplex from version 2.37 on.
 */
public record SoftmaxSimplex() implements Bijector {
  private static final SumToZero.Isometry CENTRED = new SumToZero.Isometry();

  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return CENTRED.unconstrainedShape(constrained);
  }

  @Override
  public Real forward(Real unconstrained) {
    return logs(unconstrained).exp();
  }

  @Override
  public Real inverse(Real constrained) {
    return CENTRED.inverse(constrained.log());
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    Real logs = logs(unconstrained);
    double size = logs.shape().dim(LastAxis.of(logs));
    return logs.sum().plus(0.5 * Math.log(size) * LastAxis.outer(logs).size());
  }

  private static Real logs(Real unconstrained) {
    Real centred = CENTRED.forward(unconstrained);
    Real total = centred.logSumExp(LastAxis.of(centred));
    return centred.minus(LastAxis.spread(total, centred.shape()));
  }
}
