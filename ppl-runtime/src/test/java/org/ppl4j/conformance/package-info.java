/**
 * The conformance suite of operations: what every operation owes, and every executor.
 *
 * <p>House rule: {@link org.ppl4j.conformance.OpTable} says what is special about an operation; the
 * tests go over it and name no operation. To add an operation: add its rows to the table and its
 * values from outside to {@code conformance/truth.py}. To add an executor: register it as a
 * service.
 */
@NullMarked
package org.ppl4j.conformance;

import org.jspecify.annotations.NullMarked;
