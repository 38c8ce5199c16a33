package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.type.DType;

/** A distribution of a single real number. */
interface RealUnivariate extends Univariate<Real> {
  @Override
  default DType dtype() {
    return DType.REAL;
  }
}
