/**
 * Calibration as tests of JUnit 5. JUnit is an optional dependency: whoever uses this package has
 * it.
 *
 * <p>House rule: only what needs JUnit lives here. Start at {@link
 * org.ppl4j.mcmc.junit.CalibrationTest}.
 */
@NullMarked
package org.ppl4j.mcmc.junit;

import org.jspecify.annotations.NullMarked;
