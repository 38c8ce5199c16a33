package org.ppl4j.vi.guide;

import org.ppl4j.Real;
import org.ppl4j.dist.Distribution;
import org.ppl4j.dist.RandomStream;
import org.ppl4j.dist.Support;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A part of something drawn jointly: a draw is the given value, and the log density is 0, since a
 * factor of the program has the density of all parts together.
 *
 * @param value what it is
 * @param onto where it lies
 */
record Pushed(Real value, Support onto) implements Distribution<Real> {
  @Override
  public Shape shape() {
    return value.shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return onto;
  }

  @Override
  public Real logDensity(Real other) {
    return Real.constant(0.0);
  }

  @Override
  public Real draw(RandomStream noise) {
    return value;
  }
}
