/**
 * Models as what a sampler moves on: a log density and its gradient over one vector of numbers, and
 * the model's own quantities read back from such vectors.
 *
 * <p>House rule: a potential knows numbers, not sites; {@link org.ppl4j.mcmc.potential.Layout} says
 * which numbers are whose. Start at {@link org.ppl4j.mcmc.potential.Target}.
 */
@NullMarked
package org.ppl4j.mcmc.potential;

import org.jspecify.annotations.NullMarked;
