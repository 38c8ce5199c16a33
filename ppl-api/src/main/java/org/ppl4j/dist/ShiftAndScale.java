package org.ppl4j.dist;

import org.ppl4j.Real;

/**
 * An affine map of each number, as a network puts it out.
 *
 * @param shift what is added
 * @param logScale the logarithm of what is multiplied by
 */
record ShiftAndScale(Real shift, Real logScale) {
  private static final double MOST = 3;

  /** Reads shifts, then unbounded log scales, from the halves of the innermost axis. */
  static ShiftAndScale of(Real outputs) {
    int half = outputs.shape().dim(LastAxis.of(outputs)) / 2;
    Real scales = LastAxis.rest(outputs, half).div(MOST).tanh().times(MOST);
    return new ShiftAndScale(LastAxis.first(outputs, half), scales);
  }

  Real apply(Real x) {
    return x.times(logScale.exp()).plus(shift);
  }

  Real undo(Real y) {
    return y.minus(shift).times(logScale.unaryMinus().exp());
  }
}
