/**
 * The source of a Java class for what a {@code .ppl} file comes to, as a person would have written
 * it.
 *
 * <p>House rule: nothing is decided here but how code looks. Start at {@link
 * org.ppl4j.lang.java.JavaSource}.
 */
@NullMarked
package org.ppl4j.lang.java;

import org.jspecify.annotations.NullMarked;
