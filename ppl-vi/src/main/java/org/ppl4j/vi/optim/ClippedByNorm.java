package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;

/**
 * Shortens the gradients, all of them taken as one vector, to a norm at most, then goes on with an
 * optimiser: {@code g := g min(1, norm / |g|)}.
 *
 * <p>R. Pascanu, T. Mikolov and Y. Bengio (2013), On the difficulty of training recurrent neural
 * networks, ICML.
 *
 * @param optimizer what gets the clipped gradients
 * @param norm positive
 */
public record ClippedByNorm(Optimizer optimizer, double norm) implements Optimizer {
  @Override
  public List<Memory> memory(List<Parameter> params) {
    return optimizer.memory(params);
  }

  @Override
  public Update update(Descent descent) {
    Real total =
        descent.gradients().stream()
            .map(gradient -> gradient.square().sum())
            .reduce(Real.constant(0.0), Real::plus)
            .sqrt();
    Real factor = Real.constant(norm).div(total.maximum(norm));
    return optimizer.update(
        descent.withGradients(descent.gradients().stream().map(g -> g.times(factor)).toList()));
  }
}
