/** The distributions' table, on every executor. */
@NullMarked
package org.ppl4j.dist;

import org.jspecify.annotations.NullMarked;
