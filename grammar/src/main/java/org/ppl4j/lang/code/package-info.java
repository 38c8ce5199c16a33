/**
 * Java code as a tree: what a checked {@code .ppl} file comes to. It can be run at once ({@code
 * org.ppl4j.lang.lower}), or printed as the source of a class ({@code org.ppl4j.lang.java}); both
 * say the same, since both read this tree.
 *
 * <p>House rule: every call names the method of the API that it calls, found here by the rules of
 * Java, so that the printed text means what is run. Start at {@link org.ppl4j.lang.code.Code}.
 */
@NullMarked
package org.ppl4j.lang.code;

import org.jspecify.annotations.NullMarked;
