package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;

/**
 * Where a step begins: the params, the loss's gradients in them, what is remembered.
 *
 * @param params what each param is
 * @param values the params' unconstrained arrays
 * @param gradients of the loss, each of its param's shape
 * @param memory what was declared, in that order
 * @param step how many steps have been done, as a real scalar
 */
public record Descent(
    List<Parameter> params, List<Real> values, List<Real> gradients, List<Real> memory, Real step) {
  /** Copies the lists. */
  public Descent {
    params = List.copyOf(params);
    values = List.copyOf(values);
    gradients = List.copyOf(gradients);
    memory = List.copyOf(memory);
  }

  /** The same with other gradients. */
  public Descent withGradients(List<Real> other) {
    return new Descent(params, values, other, memory, step);
  }

  /** The same for some of the params only. */
  Descent only(List<Integer> places, List<Real> theirMemory) {
    return new Descent(
        places.stream().map(params::get).toList(),
        places.stream().map(values::get).toList(),
        places.stream().map(gradients::get).toList(),
        theirMemory,
        step);
  }
}
