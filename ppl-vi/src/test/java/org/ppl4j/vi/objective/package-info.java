/** Tests of the objectives, against sums and integrals. */
@NullMarked
package org.ppl4j.vi.objective;

import org.jspecify.annotations.NullMarked;
