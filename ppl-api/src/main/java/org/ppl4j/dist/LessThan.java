package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * All finite reals below a bound; the bound itself counts, since values close to it may round onto
 * it. From unconstrained space by {@code bound - exp(u)}. Source: Stan Reference Manual, "Upper
 * bounded scalar".
 *
 * @param upper the bound, literal or staged
 */
public record LessThan(Real upper) implements BoundedSupport {
  @Override
  public String describe() {
    return "lessThan(" + Members.text(upper) + ")";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(x.atMost(Members.fit(upper, x.shape()))).and(Members.finite(x));
  }

  @Override
  public Real lower() {
    return Real.constant(Double.NEGATIVE_INFINITY);
  }

  @Override
  public Bijector bijector(Shape shape) {
    return new MinusExp(upper);
  }

  /**
   * The map {@code bound - exp(u)}.
   *
   * @param bound the bound
   */
  public record MinusExp(Real bound) implements ElementwiseBijector {
    @Override
    public Real forward(Real unconstrained) {
      return Members.fit(bound, unconstrained.shape()).minus(unconstrained.exp());
    }

    @Override
    public Real inverse(Real constrained) {
      return Members.fit(bound, constrained.shape()).minus(constrained).log();
    }

    @Override
    public Real logSlopes(Real unconstrained) {
      return unconstrained;
    }

    @Override
    public boolean isIncreasing() {
      return false;
    }
  }
}
