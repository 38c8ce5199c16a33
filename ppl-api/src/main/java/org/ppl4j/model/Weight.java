package org.ppl4j.model;

import org.jspecify.annotations.Nullable;
import org.ppl4j.ir.Expr;
import org.ppl4j.op.And;
import org.ppl4j.op.Ops;

/**
 * How a site's log density counts.
 *
 * @param mask where it counts at all; null for everywhere
 * @param scale by how much
 */
public record Weight(@Nullable Expr mask, double scale) {
  /** Once, everywhere. */
  public static final Weight ONE = new Weight(null, 1);

  /** Also masked. */
  public Weight masked(Expr other) {
    Expr both = mask == null ? other : Ops.binary(new And(), mask, other);
    return new Weight(both, scale);
  }

  /** Also scaled. */
  public Weight scaled(double factor) {
    return new Weight(mask, scale * factor);
  }

  /** Whether it counts at all: what is scaled by 0 does not, infinite or not. */
  boolean counts() {
    return scale != 0;
  }

  /** A log density, weighted. */
  Expr apply(Expr density) {
    Expr scaled = scale == 1 ? density : Ops.times(density, Ops.real(scale));
    return mask == null ? scaled : Ops.select(mask, scaled, Ops.real(0));
  }
}
