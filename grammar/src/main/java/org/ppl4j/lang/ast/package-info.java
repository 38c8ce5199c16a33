/**
 * What a {@code .ppl} file says, as a tree of records.
 *
 * <p>House rule: every node keeps its span, and none knows what it means: types and what names
 * stand for are in {@code org.ppl4j.lang.check.Checked}. Nodes count as different ones even where
 * they are equal, so that tables over them go by identity. Start at {@link org.ppl4j.lang.ast.Ast}.
 */
@NullMarked
package org.ppl4j.lang.ast;

import org.jspecify.annotations.NullMarked;
