/**
 * What a file means, and what is wrong with it: names, types, shapes, supports, strategies, and
 * whether guides fit their models.
 *
 * <p>House rule: one mistake gives one message; what could not be understood has {@code
 * Type.ERROR}, about which nobody complains again. Start at {@link org.ppl4j.lang.check.Checked}.
 */
@NullMarked
package org.ppl4j.lang.check;

import org.jspecify.annotations.NullMarked;
