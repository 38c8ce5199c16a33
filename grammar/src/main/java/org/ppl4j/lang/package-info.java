/**
 * The {@code .ppl} language: grammar, syntax tree, type checker, and lowering to the Java API.
 *
 * <p>House rule: no actions in the grammar, and every syntax node keeps its span.
 */
@NullMarked
package org.ppl4j.lang;

import org.jspecify.annotations.NullMarked;
