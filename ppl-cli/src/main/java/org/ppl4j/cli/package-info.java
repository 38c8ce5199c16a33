/**
 * The {@code ppl} command: one class for each of its commands.
 *
 * <p>House rule: a command reads its options, calls the library as a user would, and prints; what
 * goes wrong is thrown, and {@link org.ppl4j.cli.Failures} makes a message and an exit code of it.
 * Start at {@link org.ppl4j.cli.Main}; a new command adds its class to {@link
 * org.ppl4j.cli.PplCommand} and a row to {@code CommandsTest}.
 */
@NullMarked
package org.ppl4j.cli;

import org.jspecify.annotations.NullMarked;
