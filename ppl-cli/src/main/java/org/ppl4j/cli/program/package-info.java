/**
 * A {@code .ppl} file's programs, and data made their arguments.
 *
 * <p>House rule: this is the one place that knows both the language and data files. Start at {@link
 * org.ppl4j.cli.program.PplFile}.
 */
@NullMarked
package org.ppl4j.cli.program;

import org.jspecify.annotations.NullMarked;
