/** Tests of optimisers and schedules, against numbers from src/test/python. */
@NullMarked
package org.ppl4j.vi.optim;

import org.jspecify.annotations.NullMarked;
