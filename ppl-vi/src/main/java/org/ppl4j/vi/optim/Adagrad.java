package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Adagrad: the gradient {@code g} over the root of the sum {@code s} of its squares so far,
 *
 * <pre>
 *   x := x - rate g / (sqrt(s) + epsilon)
 * </pre>
 *
 * <p>J. Duchi, E. Hazan and Y. Singer (2011), Adaptive subgradient methods, JMLR 12.
 *
 * @param rate the learning rate
 * @param initial what the sum begins with
 * @param epsilon keeps the division from zero
 */
public record Adagrad(Schedule rate, double initial, double epsilon) implements SeparateOptimizer {
  /** The defaults of PyTorch. */
  public Adagrad(Schedule rate) {
    this(rate, 0, 1e-10);
  }

  /** The same with a sum that begins elsewhere. */
  public Adagrad initial(double other) {
    return new Adagrad(rate, other, epsilon);
  }

  @Override
  public List<Memory> memory(Shape shape) {
    return List.of(Memory.full("squares", shape, initial));
  }

  @Override
  public One update(Real value, Real gradient, List<Real> memory, Real step) {
    Real squares = memory.get(0).plus(gradient.square());
    Real move = gradient.times(rate.at(step)).div(squares.sqrt().plus(epsilon));
    return new One(value.minus(move), List.of(squares));
  }
}
