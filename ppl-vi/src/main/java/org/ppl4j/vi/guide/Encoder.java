package org.ppl4j.vi.guide;

import java.util.function.Function;
import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.model.Scope;

/**
 * From an element of a plate, by its data, to the law of its random sites.
 *
 * <pre>{@code
 * Encoder encoder = (m, outputs) -> {
 *   Mlp net = Mlp.declare(m, "encoder", Activations::tanh, 784, 400, outputs);
 *   return i -> net.apply(images.at(i));
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Encoder {
  /**
   * Declares the network, outside of the plate.
   *
   * @param outputs how many numbers it is to put out for an element: the means of all unconstrained
   *     numbers of its sites, in the order of the sites, then their widths before {@code softplus}
   * @return from an element's index to a vector of those
   */
  Function<Int, Real> declare(Scope scope, int outputs);
}
