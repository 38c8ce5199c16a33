/**
 * What a user imports: models and guides in fluent Java, as typed handles on immutable expressions.
 *
 * <p>House rule: everything a user needs is here or one package below, and no compiler words.
 */
@NullMarked
package org.ppl4j;

import org.jspecify.annotations.NullMarked;
