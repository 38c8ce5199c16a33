package org.ppl4j.dist;

import org.ppl4j.Real;

/** A distribution whose entropy has a closed form. */
public interface HasEntropy {
  /** {@code -E log p(x)}, in nats: one number for the whole value. */
  Real entropy();
}
