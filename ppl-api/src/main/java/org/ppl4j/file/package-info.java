/**
 * Files that are written whole or not at all.
 *
 * <p>House rule: no format of a file is known here, only how bytes reach the disk; whoever writes a
 * file that is read again (checkpoints, saved fits, draws) writes it by this. Start at {@link
 * org.ppl4j.file.AtomicFile}.
 */
@NullMarked
package org.ppl4j.file;

import org.jspecify.annotations.NullMarked;
