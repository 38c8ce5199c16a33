package org.ppl4j.dist;

import org.ppl4j.Int;
import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * A distribution over categories, whatever form a draw gives them.
 *
 * @param <V> that form: an index, or a vector with a one in the index's place
 */
public interface OverCategories<V extends Value> {
  /**
   * Unnormalised log probabilities, the categories along the innermost axis; one out of reach has a
   * number so small that it is never drawn.
   */
  Real logits();

  /**
   * Categories in the form of a draw.
   *
   * @param index of any shape
   */
  V value(Int index);
}
