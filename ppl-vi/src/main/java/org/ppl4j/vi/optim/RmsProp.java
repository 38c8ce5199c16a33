package org.ppl4j.vi.optim;

import java.util.ArrayList;
import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * RMSProp: the gradient {@code g} over the root of its average square {@code v},
 *
 * <pre>
 *   x := x - rate g / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>with centring {@code v} less the square of the average gradient; with momentum {@code b := mu
 * b + g / (sqrt(v) + epsilon)} takes the fraction's place.
 *
 * <p>T. Tieleman and G. Hinton (2012), Lecture 6.5, Coursera; A. Graves (2013), arXiv:1308.0850
 * (the centred one). Conventions of PyTorch.
 *
 * @param rate the learning rate
 * @param decay of the average square
 * @param epsilon keeps the division from zero
 * @param momentum what is kept of the last step; 0 for none
 * @param centered whether the average gradient is taken out
 */
public record RmsProp(
    Schedule rate, double decay, double epsilon, double momentum, boolean centered)
    implements SeparateOptimizer {
  /** The defaults of PyTorch. */
  public RmsProp(Schedule rate) {
    this(rate, 0.99, 1e-8, 0, false);
  }

  /** The same with another decay. */
  public RmsProp decay(double other) {
    return new RmsProp(rate, other, epsilon, momentum, centered);
  }

  /** The same with momentum. */
  public RmsProp momentum(double other) {
    return new RmsProp(rate, decay, epsilon, other, centered);
  }

  /** The same with the average gradient taken out. */
  public RmsProp centering() {
    return new RmsProp(rate, decay, epsilon, momentum, true);
  }

  @Override
  public List<Memory> memory(Shape shape) {
    List<Memory> memory = new ArrayList<>();
    memory.add(Memory.zeros("square", shape));
    if (centered) {
      memory.add(Memory.zeros("mean", shape));
    }
    if (momentum != 0) {
      memory.add(Memory.zeros("momentum", shape));
    }
    return memory;
  }

  @Override
  public One update(Real value, Real gradient, List<Real> memory, Real step) {
    List<Real> next = new ArrayList<>();
    Real square = Moments.average(decay, memory.get(0), gradient.square());
    next.add(square);
    Real spread = square;
    if (centered) {
      Real mean = Moments.average(decay, memory.get(1), gradient);
      next.add(mean);
      spread = square.minus(mean.square());
    }
    Real move = gradient.div(spread.sqrt().plus(epsilon));
    if (momentum != 0) {
      move = memory.get(next.size()).times(momentum).plus(move);
      next.add(move);
    }
    return new One(value.minus(move.times(rate.at(step))), next);
  }
}
