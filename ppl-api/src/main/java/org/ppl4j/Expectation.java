package org.ppl4j;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ppl4j.error.InvalidArgument;
import org.ppl4j.error.Report;
import org.ppl4j.error.Source;
import org.ppl4j.ir.Expr;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;

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

  /**
   * The product with an expectation, estimated independently.
   *
   * @throws InvalidArgument when estimated, if both look at the same minibatch, which would make
   *     the product of their estimates biased
   */
  default Expectation times(Expectation other) {
    Source source = Source.here();
    return () -> {
      Real left = estimate();
      Real right = other.estimate();
      Set<String> shared = minibatches(left);
      shared.retainAll(minibatches(right));
      if (!shared.isEmpty()) {
        throw InvalidArgument.of(
            Report.of(
                    "times: both factors look at the minibatch \""
                        + shared.iterator().next()
                        + "\".")
                .where("left", left.expr().party())
                .where("right", right.expr().party())
                .at(source)
                .cure(
                    "draw it twice: independently(2, i -> ...), or minibatches of different names;"
                        + " the product of two estimates from one draw is biased"));
      }
      return left.times(right);
    };
  }

  private static Set<String> minibatches(Real estimate) {
    Set<String> names = new LinkedHashSet<>();
    for (Expr node : Graph.nodes(List.of(estimate.expr()))) {
      if (node.op() instanceof Noise noise && noise.kind() == Noise.Kind.SUBSET) {
        names.add(noise.address());
      }
    }
    return names;
  }

  /** The product with a number. */
  default Expectation times(double factor) {
    return () -> estimate().times(factor);
  }
}
