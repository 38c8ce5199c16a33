/** Tests of fitting. */
@NullMarked
package org.ppl4j.vi;

import org.jspecify.annotations.NullMarked;
