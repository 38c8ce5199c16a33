package org.ppl4j.vi.optim;

import java.util.List;

/**
 * A rule by which params go down a loss's gradient: expressions for the new params and for what is
 * remembered, over the old ones. Records, so that they print as what they are.
 *
 * <pre>{@code
 * Optimizer optimizer = adam(exponentialDecay(1e-2, 0.5, 1000)).clipByNorm(10);
 * }</pre>
 */
public interface Optimizer {
  /**
   * What it remembers.
   *
   * @throws org.ppl4j.error.InvalidArgument if it cannot be used with these params
   */
  List<Memory> memory(List<Parameter> params);

  /** One step. */
  Update update(Descent descent);

  /** This after clipping: each element of a gradient is brought within {@code [-bound, bound]}. */
  default Optimizer clipByValue(double bound) {
    return new ClippedByValue(this, bound);
  }

  /** This after clipping: all gradients, taken as one vector, are shortened to a norm at most. */
  default Optimizer clipByNorm(double norm) {
    return new ClippedByNorm(this, norm);
  }
}
