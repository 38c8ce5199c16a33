/**
 * Gradient strategies: how the derivative of an expectation passes a random site.
 *
 * <p>House rule: one file each; the Javadoc states the identity that it rests on and whether the
 * estimate is unbiased.
 */
@NullMarked
package org.ppl4j.strategy;

import org.jspecify.annotations.NullMarked;
