package org.ppl4j.vi.optim;

import org.ppl4j.Real;

/** What optimisers that average over steps have in common. */
final class Moments {
  private Moments() {}

  /** {@code decay average + (1 - decay) value}. */
  static Real average(double decay, Real average, Real value) {
    return average.times(decay).plus(value.times(1 - decay));
  }

  /**
   * {@code 1 - decay^t}, by which an average that began at zero is too small after t values;
   * without cancellation.
   *
   * @param step t - 1
   */
  static Real bias(double decay, Real step) {
    return step.plus(1).times(Math.log(decay)).expm1().unaryMinus();
  }
}
