/**
 * {@code .ppl} files as models at run time: translated to code, which is run.
 *
 * <p>House rule: what a construct means in Java is said once, in the translator; running it and
 * printing it know nothing of the language. Start at {@link org.ppl4j.lang.lower.PplModule}.
 */
@NullMarked
package org.ppl4j.lang.lower;

import org.jspecify.annotations.NullMarked;
