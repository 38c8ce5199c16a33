/**
 * The JShell profile: what stands ready at the prompt.
 *
 * <p>House rule: helpers are static methods of {@link org.ppl4j.cli.shell.Shell}, short, and undo
 * nothing; what JShell prints is what {@code toString()} gives. Start at {@link
 * org.ppl4j.cli.shell.Profile}; a new helper is a method of {@code Shell} and a line of {@code
 * docs/jshell.md}.
 */
@NullMarked
package org.ppl4j.cli.shell;

import org.jspecify.annotations.NullMarked;
