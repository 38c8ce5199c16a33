/**
 * Operations with bodies: a graph done over and over, or chosen.
 *
 * <p>House rule: a body is closed, all that it reads comes in through its operation's inputs; the
 * rules of an operation are those of its body, by the transforms. Start at {@link
 * org.ppl4j.control.Scan}.
 */
@NullMarked
package org.ppl4j.control;

import org.jspecify.annotations.NullMarked;
