package org.ppl4j.strategy;

/**
 * How a gradient estimate treats one random site.
 *
 * @param <D> the distributions that it can treat
 */
public interface Strategy<D> {
  /** The name that tables print. */
  String name();
}
