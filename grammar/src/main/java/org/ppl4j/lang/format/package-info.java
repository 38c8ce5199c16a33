/**
 * The one layout of {@code .ppl} files.
 *
 * <p>House rule: tokens and comments stay as they are, in their order; only blanks, line breaks and
 * semicolons change, and a second run changes nothing. Start at {@link
 * org.ppl4j.lang.format.Formatter}; a new construct of the grammar whose tokens need other blanks
 * than most adds its case to {@code Marks}.
 */
@NullMarked
package org.ppl4j.lang.format;

import org.jspecify.annotations.NullMarked;
