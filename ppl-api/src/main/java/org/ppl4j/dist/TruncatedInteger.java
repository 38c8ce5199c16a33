package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * A discrete distribution given that it lies between two bounds: probability {@code p(x) / (F(last)
 * - F(first - 1))} there, 0 outside.
 *
 * @param base the distribution
 * @param first the least value left; {@link Integer#MIN_VALUE} plus 1 or so for none
 * @param last the greatest value left; {@link Integer#MAX_VALUE} for none
 * @param <D> the distribution's type
 */
public record TruncatedInteger<D extends Univariate<Int> & HasCdf<Int> & HasQuantile<Int>>(
    D base, Int first, Int last) implements Univariate<Int> {
  /** Checks shapes. */
  public TruncatedInteger {
    Parameters.commonShape("truncated", Parts.placeholder(base), first, last);
  }

  @Override
  public String name() {
    return "truncated";
  }

  @Override
  public Shape shape() {
    return Parameters.commonShape("truncated", Parts.placeholder(base), first, last);
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
    Bool inside = value.atLeast(first).and(value.atMost(last));
    Int guarded = inside.select(value, Parts.feasible(base));
    Real density = base.logDensities(guarded).minus(interior().logProbability());
    return inside.select(density, Double.NEGATIVE_INFINITY);
  }

  @Override
  public Int draw(RandomStream noise) {
    return interior().quantile(noise.uniform(shape()));
  }

  private Interior<Int> interior() {
    return Interior.of(base, first, last);
  }
}
