/**
 * All that the language has ready: distributions, functions, strategies, algorithms, networks and
 * activations, each with its signature in the language's own words and what it is in Java.
 *
 * <p>House rule: one thing is one line of a table. The checker reads its signature, the lowering
 * calls its maker, the Java generator writes its template. Start at {@link
 * org.ppl4j.lang.catalogue.Catalogue}; to add a distribution, add its line to {@code
 * DistributionTable}; a function, to {@code FunctionTable}.
 */
@NullMarked
package org.ppl4j.lang.catalogue;

import org.jspecify.annotations.NullMarked;
