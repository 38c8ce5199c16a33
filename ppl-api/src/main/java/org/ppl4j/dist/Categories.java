package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;

/** What the distributions over categories share. The innermost axis counts the categories. */
final class Categories {
  private Categories() {}

  /**
   * For each vector of weights the first index at which the running sum reaches the fraction {@code
   * u} of the whole: a draw, if {@code u} is uniform on (0, 1). A category of weight 0 is never
   * drawn, whatever the rounding.
   */
  static Int index(Real weights, Real u) {
    int axis = LastAxis.of(weights);
    int size = LastAxis.size(weights);
    Real sums = weights.cumsum(axis);
    Real reached = LastAxis.column(u).times(sums.slice(axis, size - 1, size));
    Real wide = reached.expand(weights.shape().dims());
    return sums.lessThan(wide).toInt().sum(axis);
  }

  /** Weights that are in proportion to probabilities, the greatest of each vector being 1. */
  static Real weights(Real logits) {
    return LastAxis.belowGreatest(logits).exp();
  }

  /** {@code -sum p log q}, of all vectors together, where {@code 0 log 0 = 0}. */
  static Real crossEntropy(Real p, Real q) {
    return LogGammas.timesLog(p, q).sum().unaryMinus();
  }

  /** {@code -sum p log q}, of all vectors together, given both logarithms. */
  static Real crossEntropyOfLogs(Real logP, Real logQ) {
    Real p = logP.exp();
    return p.stopGradient().equalTo(0).select(0.0, logQ).times(p).sum().unaryMinus();
  }
}
