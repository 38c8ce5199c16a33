package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Pyro's Adam for variational inference: each element of the gradient is brought within a bound,
 * the learning rate shrinks by a factor at each step, and epsilon is added before the bias of the
 * average square is taken away:
 *
 * <pre>
 *   x := x - rate factor^t sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>Source: {@code pyro.optim.ClippedAdam}.
 *
 * @param rate the learning rate
 * @param factor what the learning rate is multiplied by at each step, the first one included
 * @param bound the greatest size of an element of the gradient
 * @param beta1 the decay of the average gradient
 * @param beta2 the decay of the average square
 * @param epsilon keeps the division from zero
 */
public record ClippedAdam(
    Schedule rate, double factor, double bound, double beta1, double beta2, double epsilon)
    implements SeparateOptimizer {
  /** The defaults of Pyro. */
  public ClippedAdam(Schedule rate) {
    this(rate, 1, 10, 0.9, 0.999, 1e-8);
  }

  /** The same with a learning rate that shrinks. */
  public ClippedAdam factor(double other) {
    return new ClippedAdam(rate, other, bound, beta1, beta2, epsilon);
  }

  /** The same with another bound. */
  public ClippedAdam bound(double other) {
    return new ClippedAdam(rate, factor, other, beta1, beta2, epsilon);
  }

  /** The same with other decays. */
  public ClippedAdam betas(double first, double second) {
    return new ClippedAdam(rate, factor, bound, first, second, epsilon);
  }

  @Override
  public List<Memory> memory(Shape shape) {
    return List.of(Memory.zeros("mean", shape), Memory.zeros("square", shape));
  }

  @Override
  public One update(Real value, Real gradient, List<Real> memory, Real step) {
    Real clipped = gradient.minimum(bound).maximum(-bound);
    Real mean = Moments.average(beta1, memory.get(0), clipped);
    Real square = Moments.average(beta2, memory.get(1), clipped.square());
    Real shrunk = step.plus(1).times(Math.log(factor)).exp().times(rate.at(step));
    Real size = shrunk.times(Moments.bias(beta2, step).sqrt()).div(Moments.bias(beta1, step));
    Real move = mean.times(size).div(square.sqrt().plus(epsilon));
    return new One(value.minus(move), List.of(mean, square));
  }
}
