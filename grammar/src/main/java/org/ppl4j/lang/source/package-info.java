/**
 * Texts, places in them, and what is said about such places.
 *
 * <p>House rule: nothing here knows the language. Start at {@link
 * org.ppl4j.lang.source.Diagnostic}.
 */
@NullMarked
package org.ppl4j.lang.source;

import org.jspecify.annotations.NullMarked;
