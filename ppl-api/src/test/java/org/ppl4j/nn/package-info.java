/** Tests of layers. */
@NullMarked
package org.ppl4j.nn;

import org.jspecify.annotations.NullMarked;
