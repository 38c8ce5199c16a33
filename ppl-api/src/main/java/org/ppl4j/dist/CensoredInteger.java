package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A discrete distribution observed through bounds: what lies beyond one is recorded as that bound.
 * Its probability is {@code F(first)} at the first, {@code 1 - F(last - 1)} at the last, {@code
 * p(x)} between them, and 0 outside.
 *
 * @param base the distribution
 * @param first the least value recorded
 * @param last the greatest value recorded, above it
 * @param <D> the distribution's type
 */
public record CensoredInteger<D extends Univariate<Int> & HasCdf<Int>>(D base, Int first, Int last)
    implements Univariate<Int> {
  /** Checks shapes. */
  public CensoredInteger {
    Parameters.commonShape("censored", Parts.placeholder(base), first, last);
  }

  @Override
  public String name() {
    return "censored";
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("censored", Parts.placeholder(base), first, last);
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.integerRange(first, last);
  }

  @Override
  public Real logDensities(Int value) {
    Bool inside = value.greaterThan(first).and(value.lessThan(last));
    Int guarded = inside.select(value, Parts.feasible(base));
    Real none = Real.constant(Double.NEGATIVE_INFINITY);
    Real high = value.equalTo(last).select(base.logSurvival(last.minus(1)), none);
    Real beyond = value.equalTo(first).select(base.logCdf(first), high);
    return inside.select(base.logDensities(guarded), beyond);
  }

  @Override
  public Int draw(RandomStream noise) {
    Int wide = base.shape().equals(shape()) ? base.draw(noise) : Repeats.draw(base, noise, shape());
    return wide.maximum(first).minimum(last);
  }
}
