package org.ppl4j.model;

import org.ppl4j.Real;

/**
 * A run of a model inside an objective, or inside an estimate of a density.
 *
 * @param choices the values of its random sites
 * @param logDensity the logarithm of their density, or of an estimate of it whose reciprocal is
 *     unbiased
 * @param result what the model returned
 */
public record Simulation<R>(Choices choices, Real logDensity, R result) {}
