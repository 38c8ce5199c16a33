/**
 * What commands print: tables, JSON, small histograms.
 *
 * <p>House rule: nothing is computed here but layout; indices of elements are counted from 1, as in
 * the {@code .ppl} language. Start at {@link org.ppl4j.cli.output.PosteriorReport}.
 */
@NullMarked
package org.ppl4j.cli.output;

import org.jspecify.annotations.NullMarked;
