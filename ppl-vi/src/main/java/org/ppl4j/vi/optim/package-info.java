/**
 * Optimisers, schedules of learning rates and clipping of gradients, as pure staged rules: a rule
 * builds expressions, so that it is compiled as a part of the step and never runs in Java.
 *
 * <p>House rule: no state in Java; what is remembered is declared and handed in and out. Defaults
 * are those of PyTorch. Start at {@link org.ppl4j.vi.optim.Optimizer}; users write {@link
 * org.ppl4j.vi.optim.Optimizers}. A new optimiser is a record that implements {@link
 * org.ppl4j.vi.optim.SeparateOptimizer}, a line in {@code Optimizers}, and a row in {@code
 * OptimizersTest} with numbers from {@code src/test/python/make_optimizer_steps.py}.
 */
@NullMarked
package org.ppl4j.vi.optim;

import org.jspecify.annotations.NullMarked;
