/**
 * The operations: one file each, with its type rule, derivative, batching rule and interpreter
 * kernel, and one line in {@link org.ppl4j.control.Catalogue}.
 *
 * <p>House rule: derivatives are written in operations, so that they can be differentiated again;
 * an elementwise operation takes operands of equal shape, or scalars with anything. Start at {@link
 * org.ppl4j.op.Unary} and {@link org.ppl4j.op.Sum}; {@link org.ppl4j.op.Ops} is how rules and
 * passes build nodes. To add one: write its record, add its line to {@code Catalogue}, its row to
 * the conformance table of the tests, and its lowering to the executors.
 */
@NullMarked
package org.ppl4j.op;

import org.jspecify.annotations.NullMarked;
