package org.ppl4j.strategy;

import org.ppl4j.Real;
import org.ppl4j.Value;

/**
 * A strategy that puts one value in the site's place, through which derivatives pass.
 *
 * @param <D> the distributions that it can treat
 */
public interface Pathwise<D> extends Strategy<D> {
  /** The value, made of noise and of the distribution's parameters. */
  Value value(Site<? extends D> site);

  @Override
  default Real estimate(Site<? extends D> site, Continuation rest) {
    return rest.apply(value(site));
  }

  @Override
  default boolean isPathwise() {
    return true;
  }
}
