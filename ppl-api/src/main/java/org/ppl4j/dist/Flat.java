package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The improper uniform: log density 0 all over a support, whose volume may be infinite. A prior
 * only, which nothing can be drawn from; the posterior must be proper by its other factors.
 *
 * @param over the support
 * @param shape the shape of one value
 */
public record Flat(Support over, Shape shape) implements Distribution<Real> {
  /** Refuses discrete supports, and those without a value of the shape. */
  public Flat {
    over.bijector(shape);
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return over;
  }

  @Override
  public Real logDensity(Real value) {
    return Real.constant(0.0);
  }

  /**
   * Always fails.
   *
   * @throws InvalidArgument since an improper distribution has no draws
   */
  @Override
  public Real draw(RandomStream noise) {
    throw InvalidArgument.of(
        Report.of("flat(" + over.describe() + ") is improper: nothing can be drawn from it.")
            .at(Source.here())
            .cure("give the variable a proper prior, or a value by condition or a guide"));
  }

  @Override
  public boolean hasDraws() {
    return false;
  }

  @Override
  public boolean isReparameterized() {
    return false;
  }
}
