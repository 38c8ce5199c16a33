package org.ppl4j;

/**
 * A quantity that is known by unbiased estimates only: the mean of what a computation with random
 * choices gives. It has the operations that keep estimates unbiased, and no others: there is no
 * logarithm of an expectation, since the logarithm of an estimate is biased. Who wants it picks a
 * bound ({@code logMeanExp} over replicated weights, inside the expectation) or an unbiased scheme.
 *
 * <p>Every use estimates anew, with random choices of its own, so that factors of a product are
 * independent. A {@link Real} is its own estimate.
 */
public interface Expectation {
  /** A fresh unbiased estimate. */
  Real estimate();

  /** The sum. */
  default Expectation plus(Expectation other) {
    return () -> estimate().plus(other.estimate());
  }

  /** The difference. */
  default Expectation minus(Expectation other) {
    return () -> estimate().minus(other.estimate());
  }

  /** The product with an expectation, estimated independently. */
  default Expectation times(Expectation other) {
    return () -> estimate().times(other.estimate());
  }

  /** The product with a number. */
  default Expectation times(double factor) {
    return () -> estimate().times(factor);
  }
}
