/**
 * Gradient strategies: how the derivative of an expectation passes a random site.
 *
 * <p>House rule: one file each; the Javadoc states the identity that it rests on and whether the
 * estimate is unbiased.
 *
 * <p>Start at {@link org.ppl4j.strategy.Reinforce}. To add one: a record that implements {@link
 * org.ppl4j.strategy.Strategy} for the distributions that it can treat, written for one element of
 * a plate; its factory in {@link org.ppl4j.strategy.Strategies}; a row in {@code StrategiesTest},
 * which tries it in every context. What it needs of a distribution is an interface beside the
 * distributions, like {@link org.ppl4j.dist.FiniteSupport}, so that javac knows who has it.
 */
@NullMarked
package org.ppl4j.strategy;

import org.jspecify.annotations.NullMarked;
