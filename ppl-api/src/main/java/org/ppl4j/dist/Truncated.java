package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A continuous distribution given that it lies between two bounds: density {@code p(x) / (F(upper)
 * - F(lower))} there, 0 outside. The normaliser is taken in the tail where it loses no digits.
 *
 * @param base the distribution
 * @param lower the lower bound; the literal -infinity for none
 * @param upper the upper bound, above it; the literal infinity for none
 * @param <D> the distribution's type
 */
public record Truncated<D extends Univariate<Real> & HasCdf<Real> & HasQuantile<Real>>(
    D base, Real lower, Real upper) implements Univariate<Real>, HasCdf<Real>, HasQuantile<Real> {
  /** Checks shapes. */
  public Truncated {
    commonShape(base, lower, upper);
  }

  @Override
  public Shape shape() {
    return commonShape(base, lower, upper);
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    if (base.support() instanceof BoundedSupport bounds) {
      Real low = Parts.highest(bounds.lower(), lower);
      return Parts.between(low, Parts.lowest(bounds.upper(), upper));
    }
    return Parts.between(lower, upper);
  }

  @Override
  public Real logDensities(Real value) {
    Bool inside = Members.within(value, lower, upper);
    Real guarded = inside.select(value, Parts.feasible(base).stopGradient());
    Real density = base.logDensities(guarded).minus(interior().logProbability());
    return inside.select(density, Double.NEGATIVE_INFINITY);
  }

  @Override
  public Real draw(RandomStream noise) {
    return quantile(noise.uniform(shape()));
  }

  @Override
  public boolean isReparameterized() {
    return base.isReparameterized();
  }

  @Override
  public Real cdf(Real value) {
    return logCdf(value).exp();
  }

  @Override
  public Real logCdf(Real value) {
    Interior<Real> interior = interior();
    Real x = value.stopGradient();
    Bool above = x.greaterThan(Members.fit(lower, x.shape()).stopGradient());
    Bool below = x.lessThan(Members.fit(upper, x.shape()).stopGradient());
    Bool inside = above.and(below);
    Real guarded = inside.select(value, interior.quantile(half()).stopGradient());
    Real log = interior.logUpTo(guarded).minus(interior.logProbability());
    Real outside = below.select(Real.constant(Double.NEGATIVE_INFINITY), 0);
    return inside.select(log.minimum(0), outside);
  }

  @Override
  public Real quantile(Real p) {
    return interior().quantile(p);
  }

  private Real half() {
    return Real.constant(0.5).expand(shape().dims());
  }

  private Interior<Real> interior() {
    return Interior.of(base, lower, upper);
  }

  private static Shape commonShape(Univariate<Real> base, Real lower, Real upper) {
    Real one = Parts.placeholder(base);
    return Parameters.commonShape("truncated", one, lower, upper);
  }
}
