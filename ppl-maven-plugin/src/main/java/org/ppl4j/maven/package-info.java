/**
 * The Maven plugin: {@code .ppl} files become Java sources of the module that is being built.
 *
 * <p>House rule: what Maven wants to know is here, what the language is in {@code org.ppl4j.lang}.
 * Start at {@link org.ppl4j.maven.AbstractCompileMojo}. Another goal is another Mojo beside it.
 */
@NullMarked
package org.ppl4j.maven;

import org.jspecify.annotations.NullMarked;
