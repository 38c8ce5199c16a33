package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A distribution's density limited to a part of its support, -infinity outside it. The normalising
 * constant is left out: where it depends on parameters that are inferred, {@link Truncated} is
 * right and this is not.
 *
 * <p>It can be drawn from where the base has a distribution function and a quantile and the part
 * lies between bounds, each number by itself.
 *
 * @param base the distribution
 * @param to the support, inside the base's
 */
public record Restricted(Distribution<Real> base, Support to) implements Distribution<Real> {
  /** Refuses discrete supports, and those without a value of the base's shape. */
  public Restricted {
    to.bijector(base.shape());
  }

  @Override
  public Shape shape() {
    return base.shape();
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return to;
  }

  @Override
  public Real logDensity(Real value) {
    return to.contains(value.stopGradient())
        .select(base.logDensity(value), Double.NEGATIVE_INFINITY);
  }

  /**
   * A draw by inverting the distribution function.
   *
   * @throws InvalidArgument if the base has no quantile, or the support is not one of bounds
   */
  @Override
  public Real draw(RandomStream noise) {
    if (hasDraws()) {
      BoundedSupport bounds = (BoundedSupport) to;
      Interior<Real> interior = Interior.of(base, bounds.lower(), bounds.upper());
      return interior.quantile(noise.uniform(shape()));
    }
    throw InvalidArgument.of(
        Report.of(
                "restricted: "
                    + base.name()
                    + " limited to "
                    + to.describe()
                    + " cannot be drawn from, since that would take rejection.")
            .at(Source.here())
            .cure("infer the variable by MCMC or a guide, which need no draws of it")
            .cure("or restrict a distribution with a quantile to an interval"));
  }

  @Override
  public boolean hasDraws() {
    return to instanceof BoundedSupport
        && base instanceof HasCdf<?>
        && base instanceof HasQuantile<?>;
  }

  @Override
  public boolean isReparameterized() {
    return to instanceof BoundedSupport
        && base instanceof HasQuantile<?>
        && base.isReparameterized();
  }
}
