/** What the tests of several modules share; they get it as this module's test artifact. */
@NullMarked
package org.ppl4j.testing;

import org.jspecify.annotations.NullMarked;
