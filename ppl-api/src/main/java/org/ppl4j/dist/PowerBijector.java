package org.ppl4j.dist;

import org.ppl4j.Real;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;

/**
 * The power {@code u^exponent} of positive numbers, again positive; with exponent -1 the
 * reciprocal.
 *
 * @param exponent any finite number but 0
 */
public record PowerBijector(double exponent) implements ElementwiseBijector {
  /** Checks the exponent. */
  public PowerBijector {
    if (!Double.isFinite(exponent) || exponent == 0) {
      throw InvalidArgument.of(
          Report.of("power: exponent " + exponent + " gives no smooth invertible map.")
              .at(Source.here())
              .cure("the exponent is finite and not 0"));
    }
  }

  @Override
  public Real forward(Real unconstrained) {
    return unconstrained.pow(exponent);
  }

  @Override
  public Real inverse(Real constrained) {
    return constrained.pow(1 / exponent);
  }

  @Override
  public Real logSlopes(Real unconstrained) {
    return unconstrained.log().times(exponent - 1).plus(Math.log(Math.abs(exponent)));
  }

  @Override
  public boolean isIncreasing() {
    return exponent > 0;
  }
}
