package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Another bijector the other way round.
 *
 * @param of the bijector to invert
 */
public record InverseBijector(Bijector of) implements Bijector {
  @Override
  public Shape unconstrainedShape(Shape constrained) {
    return of.forward(Real.input("u", constrained.dims())).shape();
  }

  @Override
  public Real forward(Real unconstrained) {
    return of.inverse(unconstrained);
  }

  @Override
  public Real inverse(Real constrained) {
    return of.forward(constrained);
  }

  @Override
  public Real logJacobian(Real unconstrained) {
    return of.logJacobian(of.inverse(unconstrained)).unaryMinus();
  }

  /**
   * An elementwise bijector the other way round.
   *
   * @param of the bijector to invert
   */
  public record Elementwise(ElementwiseBijector of) implements ElementwiseBijector {
    @Override
    public Real forward(Real unconstrained) {
      return of.inverse(unconstrained);
    }

    @Override
    public Real inverse(Real constrained) {
      return of.forward(constrained);
    }

    @Override
    public Real logSlopes(Real unconstrained) {
      return of.logSlopes(of.inverse(unconstrained)).unaryMinus();
    }

    @Override
    public boolean isIncreasing() {
      return of.isIncreasing();
    }
  }
}
