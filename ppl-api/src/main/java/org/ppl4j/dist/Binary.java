package org.ppl4j.dist;

import org.ppl4j.Real;

/** A distribution of zeros and ones, each by itself, as strategies that flip them need it. */
public interface Binary {
  /** The logarithm of the odds of one, of the shape of a draw. */
  Real logits();
}
