package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.type.DType;
import org.ppl4j.type.Shape;

/**
 * The ordered logistic distribution over the ranks 0 to the number of cutpoints {@code c}, of mass
 * {@code sigmoid(eta - c[x - 1]) - sigmoid(eta - c[x])}, where {@code c[-1]} is -infinity and the
 * cutpoint after the last is infinity. A rank counts the cutpoints below {@code eta} plus logistic
 * noise.
 *
 * @param predictor {@code eta}; its axes are those of independent draws
 * @param cutpoints increasing along the innermost axis; its other axes, if any, are the predictor's
 */
public record OrderedLogistic(Real predictor, Real cutpoints)
    implements Univariate<Int>, FiniteSupport {
  /** Checks parameters. */
  public OrderedLogistic {
    Parameters.finite("orderedLogistic", "predictor", predictor);
    VectorParameters.increasing("orderedLogistic", "cutpoints", cutpoints);
    boolean fits =
        cutpoints.shape().rank() == 1 || LastAxis.outer(cutpoints).equals(predictor.shape());
    if (!fits) {
      throw LastAxis.mismatch(
          "orderedLogistic",
          "the predictor has other axes than the cutpoints",
          predictor,
          cutpoints);
    }
  }

  @Override
  public Shape shape() {
    return predictor.shape();
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public Support support() {
    return Supports.integerRange(Int.constant(0), Int.constant(LastAxis.size(cutpoints)));
  }

  /** The logarithm of the mass of each rank by itself; the ranks must be in the support. */
  @Override
  public Real logDensities(Int value) {
    return LastAxis.pick(logMasses(), value);
  }

  @Override
  public Int draw(RandomStream noise) {
    Real levels = above().unaryMinus().sigmoid();
    Real u = LastAxis.spread(noise.uniform(shape()), LastAxis.size(cutpoints));
    return levels.lessThan(u).toInt().sum(LastAxis.of(levels));
  }

  /** The log masses of all ranks, along the innermost axis. */
  private Real logMasses() {
    // sigmoid(a) - sigmoid(b) = sigmoid(a) sigmoid(-b) (1 - exp(b - a)), with the first factor
    // absent from the lowest rank, the second from the highest, and the third from both.
    Real above = above();
    int axis = LastAxis.of(above);
    int count = LastAxis.size(above);
    Real logReached = above.unaryMinus().softplus().unaryMinus().pad(axis, 1, 0);
    Real logNotPassed = above.softplus().unaryMinus().pad(axis, 0, 1);
    Real sum = logReached.plus(logNotPassed);
    if (count == 1) {
      return sum;
    }
    int inner = LastAxis.of(cutpoints);
    Real gap = cutpoints.slice(inner, 0, count - 1).minus(cutpoints.slice(inner, 1, count));
    Real between = gap.expm1().unaryMinus().log().pad(inner, 1, 1);
    return sum.plus(between.expand(sum.shape().dims()));
  }

  private Real above() {
    int count = LastAxis.size(cutpoints);
    Real wide = LastAxis.spread(predictor, count);
    return wide.minus(cutpoints.expand(wide.shape().dims()));
  }
}
