package org.ppl4j.vi.optim;

import java.util.List;

/**
 * Brings each element of a gradient within {@code [-bound, bound]}, then goes on with an optimiser.
 *
 * @param optimizer what gets the clipped gradients
 * @param bound positive
 */
public record ClippedByValue(Optimizer optimizer, double bound) implements Optimizer {
  @Override
  public List<Memory> memory(List<Parameter> params) {
    return optimizer.memory(params);
  }

  @Override
  public Update update(Descent descent) {
    return optimizer.update(
        descent.withGradients(
            descent.gradients().stream().map(g -> g.minimum(bound).maximum(-bound)).toList()));
  }
}
