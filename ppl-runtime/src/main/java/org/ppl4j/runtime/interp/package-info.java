/**
 * The interpreter: slow, obvious, in float64, the oracle of every test.
 *
 * <p>House rule: it adds nothing to the operations' own kernels.
 */
@NullMarked
package org.ppl4j.runtime.interp;

import org.jspecify.annotations.NullMarked;
