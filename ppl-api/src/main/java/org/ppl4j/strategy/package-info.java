/**
 * Gradient strategies: how the derivative of an expectation passes a random site.
 *
 * <p>House rule: one file each; the Javadoc states the identity that it rests on and whether the
 * estimate is unbiased, and of what orders. To add one, write a record that implements {@link
 * org.ppl4j.strategy.Strategy}, add its factory to {@link org.ppl4j.strategy.Strategies} and its
 * rows to {@code StrategiesTest} in {@code ppl-vi}; {@code docs/programmable-vi.md} shows one.
 */
@NullMarked
package org.ppl4j.strategy;

import org.jspecify.annotations.NullMarked;
