/**
 * Counter-based randomness: every random number of a run is a pure function of (seed, address,
 * step, element).
 *
 * <p>House rule: no hidden state. Nothing here advances; a {@link org.ppl4j.noise.Key} is a value,
 * and the same key and element give the same bits on every JVM, in any order, on any thread. So use
 * a key for one fill, or as the parent of other keys, but never for two fills that must be
 * independent. The generator is not for secrets.
 *
 * <p>Start with {@link org.ppl4j.noise.Key}, which names the streams, then {@link
 * org.ppl4j.noise.NoiseSource}, which fills arrays from them. {@link org.ppl4j.noise.Philox4x32} is
 * the generator below both.
 */
@NullMarked
package org.ppl4j.noise;

import org.jspecify.annotations.NullMarked;
