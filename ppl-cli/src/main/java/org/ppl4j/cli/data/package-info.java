/**
 * Data from files: JSON as CmdStan reads it, and columns of CSV.
 *
 * <p>House rule: whatever a file holds becomes {@link org.ppl4j.cli.data.Data}, numbers and their
 * sizes; what a model makes of them is not known here. Start at {@link
 * org.ppl4j.cli.data.DataFiles}; a new format adds its reader there.
 */
@NullMarked
package org.ppl4j.cli.data;

import org.jspecify.annotations.NullMarked;
