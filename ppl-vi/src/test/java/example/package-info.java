/** A user's code, outside of ppl4j, so that errors name its lines. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
