package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Adam: with {@code m} and {@code v} the averages of the gradient and of its square, freed of the
 * bias of their beginning at zero,
 *
 * <pre>
 *   x := x - rate m / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>D. P. Kingma and J. Ba (2015), Adam: a method for stochastic optimization, ICLR.
 *
 * @param rate the learning rate
 * @param beta1 the decay of the average gradient
 * @param beta2 the decay of the average square
 * @param epsilon keeps the division from zero
 */
public record Adam(Schedule rate, double beta1, double beta2, double epsilon)
    implements SeparateOptimizer {
  /** The defaults of the paper. */
  public Adam(Schedule rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  /** The same with other decays. */
  public Adam betas(double first, double second) {
    return new Adam(rate, first, second, epsilon);
  }

  /** The same with another epsilon. */
  public Adam epsilon(double other) {
    return new Adam(rate, beta1, beta2, other);
  }

  @Override
  public List<Memory> memory(Shape shape) {
    return List.of(Memory.zeros("mean", shape), Memory.zeros("square", shape));
  }

  @Override
  public One update(Real value, Real gradient, List<Real> memory, Real step) {
    Real mean = Moments.average(beta1, memory.get(0), gradient);
    Real square = Moments.average(beta2, memory.get(1), gradient.square());
    // The biases go to the scalars, which spares a pass over the arrays.
    Real root = Moments.bias(beta2, step).sqrt();
    Real size = rate.at(step).times(root).div(Moments.bias(beta1, step));
    Real move = mean.times(size).div(square.sqrt().plus(root.times(epsilon)));
    return new One(value.minus(move), List.of(mean, square));
  }
}
