package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * All finite reals above a bound; the bound itself counts, since values close to it may round onto
 * it. From unconstrained space by {@code bound + exp(u)}. Source: Stan Reference Manual, "Lower
 * bounded scalar".
 *
 * @param lower the bound, literal or staged
 */
public record GreaterThan(Real lower) implements BoundedSupport {
  @Override
  public String describe() {
    return "greaterThan(" + Members.text(lower) + ")";
  }

  @Override
  public Bool contains(Value value) {
    Real x = Members.real(value);
    return Members.all(x.atLeast(Members.fit(lower, x.shape()))).and(Members.finite(x));
  }

  @Override
  public Real upper() {
    return Real.constant(Double.POSITIVE_INFINITY);
  }

  @Override
  public Bijector bijector(Shape shape) {
    return new PlusExp(lower);
  }

  /**
   * The map {@code bound + exp(u)}.
   *
   * @param bound the bound
   */
  public record PlusExp(Real bound) implements ElementwiseBijector {
    @Override
    public Real forward(Real unconstrained) {
      return unconstrained.exp().plus(Members.fit(bound, unconstrained.shape()));
    }

    @Override
    public Real inverse(Real constrained) {
      return constrained.minus(Members.fit(bound, constrained.shape())).log();
    }

    @Override
    public Real logSlopes(Real unconstrained) {
      return unconstrained;
    }
  }
}
