/**
 * What a value is, before any computation: element type, static shape, and literal tensors.
 *
 * <p>House rule: immutable values only; nothing here knows of expressions. Start at {@link
 * org.ppl4j.type.Shape} and {@link org.ppl4j.type.Tensor}.
 */
@NullMarked
package org.ppl4j.type;

import org.jspecify.annotations.NullMarked;
