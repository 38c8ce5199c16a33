/**
 * Every error that ppl4j reports to a user, sealed under {@link org.ppl4j.error.PplException}.
 *
 * <p>House rule: one file per kind, with one factory per way it can happen; the message says what
 * is wrong, where (the user's line), both sides, and the cure, and a golden test holds its wording.
 * To add one, write the class, permit it in {@code PplException}, and add its golden test.
 */
@NullMarked
package org.ppl4j.error;

import org.jspecify.annotations.NullMarked;
