/** Tests of the noise, from published answers to goodness of fit. */
@NullMarked
package org.ppl4j.noise;

import org.jspecify.annotations.NullMarked;
