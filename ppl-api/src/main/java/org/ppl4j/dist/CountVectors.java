package org.ppl4j.dist;

import org.ppl4j.Bool;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/** What the distributions over vectors of counts share. The innermost axis counts categories. */
final class CountVectors {
  private CountVectors() {}

  /** Numbers of trials are one, or one for each vector. */
  static void requireTrials(String distribution, Int trials, Real vectors) {
    Parameters.nonNegative(distribution, "trials", trials);
    if (!trials.shape().isScalar() && !trials.shape().equals(LastAxis.outer(vectors))) {
      String problem = "trials must be one number, or one for each vector";
      throw LastAxis.mismatch(distribution, problem, trials, vectors);
    }
  }

  /** One number of trials for each vector of a shape. */
  static Int fill(Int trials, Shape shape) {
    return trials.expand(shape.slice(0, shape.rank() - 1).dims());
  }

  /** The number of trials at each element of a shape. */
  static Real spread(Int trials, Shape shape) {
    return LastAxis.spread(fill(trials, shape).toReal(), shape.dim(shape.rank() - 1));
  }

  /** {@code log(n!)}, summed over the vectors. */
  static Real logFactorials(Int trials, Shape shape) {
    return fill(trials, shape).toReal().plus(1).lgamma().sum();
  }

  /** A log mass, and -infinity unless each vector holds counts that sum to the trials. */
  static Real within(Int trials, Int value, Real logMass) {
    Bool counts = Members.all(value.atLeast(0));
    Bool sums = Members.all(value.sum(LastAxis.of(value)).equalTo(trials));
    return counts.and(sums).select(logMass, Double.NEGATIVE_INFINITY);
  }

  /**
   * A multinomial draw: the trials go down a binary tree, at each node split between the halves of
   * its categories by a binomial draw. That takes as many steps as the logarithm of their number.
   */
  static Int draw(RandomStream noise, Int trials, Real weights) {
    int axis = LastAxis.of(weights);
    int size = LastAxis.size(weights);
    int depth = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    Real[] sums = new Real[depth + 1];
    sums[depth] = weights.pad(axis, 0, (1 << depth) - size);
    for (int level = depth - 1; level >= 0; level--) {
      sums[level] = halves(sums[level + 1]).sum(axis + 1);
    }
    Int counts = LastAxis.column(fill(trials, weights.shape()));
    for (int level = 0; level < depth; level++) {
      Real first =
          halves(sums[level + 1]).slice(axis + 1, 0, 1).reshape(sums[level].shape().dims());
      Bool empty = sums[level].equalTo(0);
      Real share = first.div(empty.select(1.0, sums[level])).minimum(1);
      Int left = BinomialTails.quantile(counts, share, noise.uniform(share.shape()));
      Int both = Int.concat(axis + 1, LastAxis.column(left), LastAxis.column(counts.minus(left)));
      counts = both.reshape(sums[level + 1].shape().dims());
    }
    return counts.slice(axis, 0, size);
  }

  private static Real halves(Real x) {
    Shape pairs = LastAxis.outer(x).concat(Shape.of(LastAxis.size(x) / 2, 2));
    return x.reshape(pairs.dims());
  }
}
