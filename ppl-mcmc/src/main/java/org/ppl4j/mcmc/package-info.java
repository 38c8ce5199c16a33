/**
 * Markov chain Monte Carlo: kernels, adaptation, diagnostics and the posterior they give back.
 *
 * <p>House rule: a kernel is a pure function of state and key; no clock, no global generator.
 */
@NullMarked
package org.ppl4j.mcmc;

import org.jspecify.annotations.NullMarked;
