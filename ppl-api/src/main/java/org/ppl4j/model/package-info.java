/**
 * Models: Java functions over a {@link org.ppl4j.model.Scope}, traced into a {@link
 * org.ppl4j.model.Program} of effects, which handlers change and queries run.
 *
 * <p>House rule: tracing runs the user's function once, for one element of each plate; everything
 * after works on expressions. Start at {@link org.ppl4j.model.Model}, then {@link
 * org.ppl4j.model.Tracer}, then {@link org.ppl4j.model.Density}, which shows how a program is read.
 */
@NullMarked
package org.ppl4j.model;

import org.jspecify.annotations.NullMarked;
