/**
 * Objectives for a model and a guide of it. Start at {@link org.ppl4j.vi.objective.Objectives}.
 *
 * <p>House rule: an objective is written with what a user has: a {@link
 * org.ppl4j.objective.ObjectiveScope}, models with handlers, staged arithmetic. To add one, write a
 * record that implements {@link org.ppl4j.vi.objective.GuideObjective}, with its formula and its
 * source, add its factory to {@link org.ppl4j.vi.objective.Objectives}, and its row to the test of
 * objectives.
 */
@NullMarked
package org.ppl4j.vi.objective;

import org.jspecify.annotations.NullMarked;
