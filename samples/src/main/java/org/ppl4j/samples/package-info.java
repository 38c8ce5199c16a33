/**
 * Runnable programs that show ppl4j at work, each one file with its data beside it.
 *
 * <p>House rule: a sample reads as a user would write it.
 */
@NullMarked
package org.ppl4j.samples;

import org.jspecify.annotations.NullMarked;
