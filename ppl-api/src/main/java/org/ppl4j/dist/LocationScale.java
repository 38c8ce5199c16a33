package org.ppl4j.dist;

import org.ppl4j.Real;

/**
 * A family that is closed under shifts and stretches: each member is a location plus a scale times
 * the standard member.
 */
public interface LocationScale extends RealUnivariate {
  /** The member of location 0 and scale 1, of this one's shape. */
  LocationScale standard();

  /** {@code location + scale * z}: distributed as this one if {@code z} is as the standard one. */
  Real fromStandard(Real z);
}
