/**
 * Markov chain Monte Carlo: kernels, adaptation, diagnostics and the posterior they give back.
 *
 * <p>House rule: a kernel is a pure function of state and key; no clock, no global generator. Draws
 * are plain arrays ({@link org.ppl4j.mcmc.Draws}); everything that reads them starts there.
 *
 * <p>Start at {@link org.ppl4j.mcmc.Mcmc} to sample and at {@link org.ppl4j.mcmc.Posterior} to
 * read. To add a check of draws, write its method in {@code Checks}, its kind in {@link
 * org.ppl4j.mcmc.Diagnosis.Kind} and its test in {@code DiagnosisTest}.
 */
@NullMarked
package org.ppl4j.mcmc;

import org.jspecify.annotations.NullMarked;
