/**
 * The objective language of programmable variational inference, and the transform that turns an
 * objective over random sites into an estimate over noise.
 *
 * <p>House rule: what a user writes is an {@code Objective}; what runs is an {@link
 * org.ppl4j.objective.Estimate}, whose ordinary reverse-mode derivatives are unbiased.
 */
@NullMarked
package org.ppl4j.objective;

import org.jspecify.annotations.NullMarked;
