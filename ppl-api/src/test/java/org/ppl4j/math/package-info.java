@NullMarked
package org.ppl4j.math;

import org.jspecify.annotations.NullMarked;
