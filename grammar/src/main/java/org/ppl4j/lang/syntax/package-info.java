/**
 * From text to tree: the grammar {@code Ppl.g4}, its errors in plain words, and the tree's builder.
 *
 * <p>House rule: no actions in the grammar; whatever the text, a tree comes of it, with gaps where
 * there were errors. Start at {@link org.ppl4j.lang.syntax.Syntax}.
 */
@NullMarked
package org.ppl4j.lang.syntax;

import org.jspecify.annotations.NullMarked;
