/**
 * The compiler: the list of passes from graph to graph, and the SPI that executors implement.
 *
 * <p>House rule: the pipeline reads as the list of passes, in order.
 */
@NullMarked
package org.ppl4j.compiler;

import org.jspecify.annotations.NullMarked;
