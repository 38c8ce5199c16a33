/**
 * Warm-up: what tunes kernels before their draws count.
 *
 * <p>House rule: numbers as Stan 2.3x has them, each with its source; one file for each part of the
 * schedule. Start at {@link org.ppl4j.mcmc.adapt.Adaptation}.
 */
@NullMarked
package org.ppl4j.mcmc.adapt;

import org.jspecify.annotations.NullMarked;
