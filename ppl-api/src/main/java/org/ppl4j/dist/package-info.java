/**
 * Probability distributions, supports and bijectors, one file each, in staged operations.
 *
 * <p>House rule: a distribution is a record of its parameters, which checks those that are
 * literals; its density, sampler and moments are expressions, so that every executor runs them and
 * every derivative follows. Where it chooses between forms of one smooth function, or guards its
 * edges, it compares values that receive no gradient ({@code x.stopGradient().lessThan(1)}), so
 * that what is smooth can be told from what jumps. What it can do beyond density and draws it says
 * by implementing {@link org.ppl4j.dist.HasCdf} and its like. Start at {@link
 * org.ppl4j.dist.Distribution} and {@link org.ppl4j.dist.Normal}. To add one: write its record, its
 * line in {@link org.ppl4j.dist.Distributions}, and its row in the distributions' test table.
 */
@NullMarked
package org.ppl4j.dist;

import org.jspecify.annotations.NullMarked;
