package org.ppl4j.vi.optim;

import java.util.List;
import org.ppl4j.Real;

/**
 * Where a step ends.
 *
 * @param values the params' new arrays, in their order
 * @param memory what is remembered now, in the order of its declaration
 */
public record Update(List<Real> values, List<Real> memory) {
  /** Copies the lists. */
  public Update {
    values = List.copyOf(values);
    memory = List.copyOf(memory);
  }
}
