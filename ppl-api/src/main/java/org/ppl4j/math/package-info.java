/**
 * Scalar special functions in double precision: the truth which the kernels of every executor are
 * held to. Every function is static, pure and free of allocation; the accuracy that its Javadoc
 * states is the one which its test asserts against mpmath.
 */
@NullMarked
package org.ppl4j.math;

import org.jspecify.annotations.NullMarked;
