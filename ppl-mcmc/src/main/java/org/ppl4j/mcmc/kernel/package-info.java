/**
 * Kernels: each leaves a density unchanged, or nearly so, and says how far.
 *
 * <p>House rule: one file each; a step is a pure function of tuning, state and key: no clock, no
 * global generator. What a kernel holds besides is scratch space that no result depends on. A new
 * kernel implements {@link org.ppl4j.mcmc.kernel.Kernel} and {@link
 * org.ppl4j.mcmc.kernel.Transition}, gets its line in {@link org.ppl4j.mcmc.kernel.Kernels} and its
 * row in the invariance test.
 */
@NullMarked
package org.ppl4j.mcmc.kernel;

import org.jspecify.annotations.NullMarked;
