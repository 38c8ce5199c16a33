/**
 * How far draws can be trusted: pure functions of arrays {@code [chain][draw]}.
 *
 * <p>House rule: a diagnostic is a static function of draws, under the definition that the R
 * package {@code posterior} gives it; where there is no answer it is NaN, never an exception. Start
 * at {@link org.ppl4j.mcmc.diagnostics.RHat} and {@link
 * org.ppl4j.mcmc.diagnostics.EffectiveSampleSize}. To add one, write its class, and its numbers by
 * an independent program into {@code truth.py} and {@code truth.tsv} of the tests.
 */
@NullMarked
package org.ppl4j.mcmc.diagnostics;

import org.jspecify.annotations.NullMarked;
