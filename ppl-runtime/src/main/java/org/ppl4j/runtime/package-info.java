/**
 * Executors, which run a compiled graph: the interpreter, torch (through DJL) and JVM bytecode.
 *
 * <p>House rule: one conformance suite for all executors; the interpreter is the oracle.
 */
@NullMarked
package org.ppl4j.runtime;

import org.jspecify.annotations.NullMarked;
