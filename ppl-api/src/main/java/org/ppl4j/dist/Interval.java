package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * All reals between two bounds, both included. From unconstrained space by {@code lower + (upper -
 * lower) sigmoid(u)}. Source: Stan Reference Manual, "Lower and upper bounded scalar".
 *
 * @param lower the lower bound, literal or staged
 * @param upper the upper bound, above the lower one
 */
public record Interval(Real lower, Real upper) implements BoundedSupport {
  @Override
  public String describe() {
    return "interval(" + Members.text(lower) + ", " + Members.text(upper) + ")";
  }

  @Override
  public Bool contains(Value value) {
    return Members.all(between(value));
  }

  @Override
  public Bijector bijector(Shape shape) {
    return new Logit(lower, upper);
  }

  /**
   * The map {@code lower + (upper - lower) sigmoid(u)}.
   *
   * @param lower the lower bound
   * @param upper the upper bound
   */
  public record Logit(Real lower, Real upper) implements ElementwiseBijector {
    /** Capped, since rounding may carry the sum past the upper bound. */
    @Override
    public Real forward(Real unconstrained) {
      Real low = Members.fit(lower, unconstrained.shape());
      Real high = Members.fit(upper, unconstrained.shape());
      return high.minus(low).times(unconstrained.sigmoid()).plus(low).minimum(high);
    }

    @Override
    public Real inverse(Real constrained) {
      Real low = Members.fit(lower, constrained.shape());
      Real high = Members.fit(upper, constrained.shape());
      return constrained.minus(low).log().minus(high.minus(constrained).log());
    }

    @Override
    public Real logSlopes(Real unconstrained) {
      Real width = Members.fit(upper.minus(lower).log(), unconstrained.shape());
      return width.minus(unconstrained.softplus()).minus(unconstrained.unaryMinus().softplus());
    }
  }
}
