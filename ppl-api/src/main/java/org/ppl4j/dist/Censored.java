package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A continuous distribution observed through bounds: what lies beyond one is recorded as that
 * bound. Its log density is {@code log F(lower)} at the lower bound, {@code log(1 - F(upper))} at
 * the upper, {@code log p(x)} between them, and -infinity outside. It is for observed data: as a
 * latent variable it has no density.
 *
 * @param base the distribution
 * @param lower the lower bound; the literal -infinity for none
 * @param upper the upper bound, above it; the literal infinity for none
 * @param <D> the distribution's type
 */
public record Censored<D extends Univariate<Real> & HasCdf<Real>>(D base, Real lower, Real upper)
    implements Univariate<Real> {
  /** Checks shapes. */
  public Censored {
    Parameters.commonShape("censored", Parts.placeholder(base), lower, upper);
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("censored", Parts.placeholder(base), lower, upper);
  }

  @Override
  public DType dtype() {
    return DType.REAL;
  }

  @Override
  public Support support() {
    return Parts.between(lower, upper);
  }

  @Override
  public Real logDensities(Real value) {
    Bool inside = value.greaterThan(lower).and(value.lessThan(upper));
    Real guarded = inside.select(value, Parts.feasible(base).stopGradient());
    Real none = Real.constant(Double.NEGATIVE_INFINITY);
    Real low = Parts.infinite(lower) ? none : base.logCdf(lower);
    Real high = Parts.infinite(upper) ? none : base.logSurvival(upper);
    Real beyond = value.equalTo(lower).select(low, value.equalTo(upper).select(high, none));
    return inside.select(base.logDensities(guarded), beyond);
  }

  @Override
  public Real draw(RandomStream noise) {
    Real wide = base.shape().equals(shape()) ? base.draw(noise) : repeated(noise);
    return wide.maximum(lower).minimum(upper);
  }

  /** Its draws have atoms at the bounds, where its density jumps. */
  @Override
  public boolean isReparameterized() {
    return false;
  }

  private Real repeated(RandomStream noise) {
    return Repeats.draw(base, noise, shape());
  }
}
