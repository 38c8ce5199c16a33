package org.ppl4j.noise;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The name of one stream of noise: 128 bits, from which {@link NoiseSource} computes any element.
 *
 * <p>A run starts from {@link #of(long)} and derives a key per site and step; keys derived by
 * different paths give independent streams, and deriving one never disturbs another:
 *
 * <pre>{@code
 * Key site = Key.of(seed).fold("theta").step(t);
 * }</pre>
 *
 * <p>Every derivation is one Philox block under a tweaked key,
 *
 * <pre>
 *   derive(key, tag, data) = Philox4x32-10(key: cipher xor tag, counter: (data, stream))
 * </pre>
 *
 * whose low half is the new {@code cipher} and whose high half is the new {@code stream}; the tag,
 * the ASCII name of the derivation, keeps the kinds apart. From one parent, distinct data of one
 * kind (number, step, part, or address of up to four UTF-16 units and equal length) never collide,
 * because Philox is a bijection; all others collide as random 128-bit numbers do.
 *
 * @param cipher the Philox key
 * @param stream the upper half of the Philox counter; the lower half counts blocks
 */
public record Key(long cipher, long stream) {

  private static final long SEED = 0x73656564L;
  private static final long FOLD = 0x666f6c64L;
  private static final long STEP = 0x73746570L;
  private static final long PART = 0x70617274L;
  private static final long TEXT = 0x74657874L;

  private static final int UNITS_PER_WORD = 4;

  /** Returns the root key of a run, {@code derive((0, 0), "seed", seed)}. */
  public static Key of(long seed) {
    return new Key(0, 0).derive(SEED, seed);
  }

  /**
   * Returns the key of a named site.
   *
   * <p>The address is cut into words of four UTF-16 code units, the first unit in the lowest 16
   * bits, the last word padded with zeros. The key is {@code derive(·, "text", ·)} chained over the
   * length in units and then each word.
   */
  public Key fold(String address) {
    Key key = derive(TEXT, address.length());
    for (int start = 0; start < address.length(); start += UNITS_PER_WORD) {
      key = key.derive(TEXT, word(address, start));
    }
    return key;
  }

  /** Returns the key of a numbered site, such as a plate index: {@code derive(this, "fold", n)}. */
  public Key fold(long number) {
    return derive(FOLD, number);
  }

  /** Returns the key of a step, such as an iteration: {@code derive(this, "step", step)}. */
  public Key step(long step) {
    return derive(STEP, step);
  }

  /**
   * Returns {@code count} keys, such as one per chain: key i is {@code derive(this, "part", i)},
   * whatever the count.
   *
   * @throws IllegalArgumentException if the count is negative
   */
  public List<Key> split(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("Cannot split a key into " + count + " keys");
    }
    return IntStream.range(0, count).mapToObj(part -> derive(PART, part)).toList();
  }

  /** Returns the block of this key's stream at a block index. */
  Philox4x32.Block block(long index) {
    return Philox4x32.block(cipher, index, stream);
  }

  /** The numbers of {@link #step}'s key: its cipher, then its stream. */
  Philox4x32.Block stepBlock(long step) {
    return Philox4x32.block(cipher ^ STEP, step, stream);
  }

  private Key derive(long tag, long data) {
    Philox4x32.Block block = Philox4x32.block(cipher ^ tag, data, stream);
    return new Key(block.low(), block.high());
  }

  private static long word(String address, int start) {
    long word = 0;
    int end = Math.min(start + UNITS_PER_WORD, address.length());
    for (int i = start; i < end; i++) {
      word |= (long) address.charAt(i) << (Character.SIZE * (i - start));
    }
    return word;
  }
}
