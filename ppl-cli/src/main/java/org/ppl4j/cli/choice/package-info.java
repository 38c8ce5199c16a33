/**
 * What an option names with its numbers: objectives, optimisers, guides, as in {@code iwelbo:10}.
 *
 * <p>House rule: a table of names, each with what it takes and what it makes. Start at {@link
 * org.ppl4j.cli.choice.Choice}; a new objective, optimiser or guide adds its row to its table.
 */
@NullMarked
package org.ppl4j.cli.choice;

import org.jspecify.annotations.NullMarked;
