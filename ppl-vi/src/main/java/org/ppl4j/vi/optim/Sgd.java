package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Stochastic gradient descent {@code x := x - rate g}; with momentum {@code b := mu b + g} takes
 * the gradient's place, and with Nesterov's {@code g + mu b}.
 *
 * <p>H. Robbins and S. Monro (1951); I. Sutskever et al. (2013), On the importance of
 * initialization and momentum in deep learning, ICML. Conventions of PyTorch.
 *
 * @param rate the learning rate
 * @param momentum what is kept of the last step; 0 for none
 * @param nesterov whether the gradient is corrected as Nesterov does
 */
public record Sgd(Schedule rate, double momentum, boolean nesterov) implements SeparateOptimizer {
  /** Without momentum. */
  public Sgd(Schedule rate) {
    this(rate, 0, false);
  }

  /** The same with momentum. */
  public Sgd momentum(double other) {
    return new Sgd(rate, other, nesterov);
  }

  /** The same with Nesterov's momentum. */
  public Sgd nesterov(double other) {
    return new Sgd(rate, other, true);
  }

  @Override
  public List<Memory> memory(Shape shape) {
    return momentum == 0 ? List.of() : List.of(Memory.zeros("momentum", shape));
  }

  @Override
  public One update(Real value, Real gradient, List<Real> memory, Real step) {
    Real size = rate.at(step);
    if (momentum == 0) {
      return new One(value.minus(gradient.times(size)), List.of());
    }
    Real kept = memory.get(0).times(momentum).plus(gradient);
    Real move = nesterov ? kept.times(momentum).plus(gradient) : kept;
    return new One(value.minus(move.times(size)), List.of(kept));
  }
}
