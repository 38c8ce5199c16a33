/**
 * Fitting: {@link org.ppl4j.vi.Svi} runs an objective's estimate down its gradient and gives a
 * {@link org.ppl4j.vi.Fit}.
 *
 * <p>House rule: a step is one call of a compiled graph, from noise to the optimiser's update; Java
 * only moves the state in and out. {@code StepProgram} builds the graph, {@code StepRunner} runs
 * it, {@code Diagnosis} explains a step that went wrong.
 */
@NullMarked
package org.ppl4j.vi;

import org.jspecify.annotations.NullMarked;
