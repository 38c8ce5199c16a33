/**
 * Rewrites: small named rules that replace a node by a better one of the same type and value, and
 * the engine that applies them.
 *
 * <p>House rule: a rule is one method, looks at one node whose inputs are already simple, and says
 * in one line what becomes what. A rule may lose a rounding error, a sign of zero, or an overflow,
 * and may move the place where a product or a reordered sum overflows by a small factor; it may
 * never turn a number into another, nor a NaN into a number except where an overflow made it. To
 * add one: write the method, add its line to {@link org.ppl4j.compiler.rewrite.Rules}, and its row
 * to the rules' test.
 */
@NullMarked
package org.ppl4j.compiler.rewrite;

import org.jspecify.annotations.NullMarked;
