/**
 * Whether a sampler and a model belong together: simulation-based calibration.
 *
 * <p>House rule: everything follows from the seed; a p-value is exact. Start at {@link
 * org.ppl4j.mcmc.calibration.Calibration}; in tests, at {@code
 * org.ppl4j.mcmc.junit.CalibrationTest}.
 */
@NullMarked
package org.ppl4j.mcmc.calibration;

import org.jspecify.annotations.NullMarked;
