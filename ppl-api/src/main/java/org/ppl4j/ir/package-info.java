/**
 * The intermediate representation: immutable expressions over operations, and graphs of them.
 *
 * <p>House rule: an expression is a value; nothing here mutates, remembers or recurses on depth.
 * Printing and parsing round-trip. Start at {@link org.ppl4j.ir.Expr}, then {@link org.ppl4j.ir.Op}
 * for what an operation must say about itself, then {@link org.ppl4j.ir.Graph}. Operations
 * themselves are in {@code org.ppl4j.op}.
 */
@NullMarked
package org.ppl4j.ir;

import org.jspecify.annotations.NullMarked;
