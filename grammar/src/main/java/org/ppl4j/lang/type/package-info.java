/**
 * Types with symbolic sizes, and the sets that values lie in.
 *
 * <p>House rule: immutable, and equal where they mean the same. Start at {@link
 * org.ppl4j.lang.type.Type}.
 */
@NullMarked
package org.ppl4j.lang.type;

import org.jspecify.annotations.NullMarked;
