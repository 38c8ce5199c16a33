/**
 * Programmable variational inference: objectives, guides, optimisers and the fitting loop.
 *
 * <p>House rule: built-in objectives use only the user's API.
 */
@NullMarked
package org.ppl4j.vi;

import org.jspecify.annotations.NullMarked;
