package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;
import org.ppl4j.type.Shape;

/**
 * Adam with decoupled weight decay: before Adam's step, {@code x := x (1 - rate decay)}.
 *
 * <p>I. Loshchilov and F. Hutter (2019), Decoupled weight decay regularization, ICLR.
 *
 * @param adam the rest of the step, with its learning rate
 * @param decay how fast params shrink towards zero
 */
public record AdamW(Adam adam, double decay) implements SeparateOptimizer {
  /** The defaults of PyTorch. */
  public AdamW(Schedule rate) {
    this(new Adam(rate), 1e-2);
  }

  /** The same with another decay. */
  public AdamW decay(double other) {
    return new AdamW(adam, other);
  }

  @Override
  public List<Memory> memory(Shape shape) {
    return adam.memory(shape);
  }

  @Override
  public One update(Real value, Real gradient, List<Real> memory, Real step) {
    Real kept = adam.rate().at(step).times(-decay).plus(1);
    return adam.update(value.times(kept), gradient, memory, step);
  }
}
