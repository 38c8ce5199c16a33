/**
 * JMH benchmarks of tracing, compiling and executing, outside the default build.
 *
 * <p>House rule: a benchmark checks its answer before it measures.
 */
@NullMarked
package org.ppl4j.benchmarks;

import org.jspecify.annotations.NullMarked;
