package org.ppl4j.dist;

import org.ppl4j.Real;

/**
 * A distribution whose divergence from another of its family has a closed form.
 *
 * @param <D> the family
 */
public interface HasKl<D> {
  /** The Kullback-Leibler divergence {@code E_this [log this(x) - log other(x)]}, in nats. */
  Real kl(D other);
}
