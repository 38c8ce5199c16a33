/**
 * The great passes: substitution, batching, differentiation. Each is a pure function from graphs to
 * graphs with an explicit worklist.
 *
 * <p>House rule: a pass knows operations only by the rules that they state themselves; its Javadoc
 * shows a graph before and after. Start at {@link org.ppl4j.transform.Substitute}, the simplest.
 */
@NullMarked
package org.ppl4j.transform;

import org.jspecify.annotations.NullMarked;
