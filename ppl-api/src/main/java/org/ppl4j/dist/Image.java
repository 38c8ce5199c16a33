package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Real;
import org.ppl4j.Value;
import org.ppl4j.type.Shape;

/**
 * The values of a bijector over a support. A value lies in it if its inverse lies in that support
 * and maps back to it, to within 1e-6 times its size where that is above 1.
 *
 * @param of what the bijector is applied to
 * @param bijector the map
 */
public record Image(Support of, Bijector bijector) implements Support {
  @Override
  public String describe() {
    return "image of " + of.describe();
  }

  @Override
  public Bool contains(Value value) {
    Real y = Members.real(value);
    Real x = bijector.inverse(y);
    return of.contains(x).and(Members.close(bijector.forward(x), y)).and(Members.finite(y));
  }

  @Override
  public Bijector bijector(Shape values) {
    return Bijectors.chain(of.bijector(bijector.unconstrainedShape(values)), bijector);
  }
}
