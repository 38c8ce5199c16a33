package org.ppl4j.noise;

/**
 * The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters onto 128-bit
 * blocks of noise.
 *
 * <p>Ten rounds turn the counter words {@code (c0, c1, c2, c3)} and the key words {@code (k0, k1)},
 * all unsigned 32-bit, into the block. With {@code hi} and {@code lo} the upper and lower 32 bits
 * of a 64-bit product, a round is
 *
 * <pre>
 *   p0 = 0xD2511F53 * c0,   p1 = 0xCD9E8D57 * c2
 *   (c0, c1, c2, c3) := (hi(p1) ^ c1 ^ k0,  lo(p1),  hi(p0) ^ c3 ^ k1,  lo(p0))
 *   (k0, k1)         := (k0 + 0x9E3779B9,  k1 + 0xBB67AE85)
 * </pre>
 *
 * <p>Here 32-bit words travel in pairs, the word of lower index in the lower half of a {@code
 * long}. No state, no tables: any block can be computed at any time, on any thread or device.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3", SC'11, doi:10.1145/2063384.2063405. The tests hold it to the known answers published
 * with the authors' library Random123.
 */
public final class Philox4x32 {

  private static final int ROUNDS = 10;
  private static final long WORD = 0xFFFFFFFFL;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final long WEYL_0 = 0x9E3779B9L;
  private static final long WEYL_1 = 0xBB67AE85L;

  private Philox4x32() {}

  /**
   * 128 bits of noise.
   *
   * @param low words 0 (lower half) and 1 (upper half)
   * @param high words 2 (lower half) and 3 (upper half)
   */
  public record Block(long low, long high) {}

  /**
   * Returns the block of one counter under one key.
   *
   * <p>For a fixed key, distinct counters have distinct blocks. The result is short-lived by
   * design: in a compiled loop that reads its halves at once, HotSpot never allocates it.
   *
   * @param key key words 0 (lower half) and 1 (upper half)
   * @param counterLow counter words 0 (lower half) and 1 (upper half)
   * @param counterHigh counter words 2 (lower half) and 3 (upper half)
   */
  public static Block block(long key, long counterLow, long counterHigh) {
    long k0 = key & WORD;
    long k1 = key >>> 32;
    long c0 = counterLow & WORD;
    long c1 = counterLow >>> 32;
    long c2 = counterHigh & WORD;
    long c3 = counterHigh >>> 32;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * c0;
      long p1 = MULTIPLIER_1 * c2;
      c0 = (p1 >>> 32) ^ c1 ^ k0;
      c1 = p1 & WORD;
      c2 = (p0 >>> 32) ^ c3 ^ k1;
      c3 = p0 & WORD;
      k0 = (k0 + WEYL_0) & WORD;
      k1 = (k1 + WEYL_1) & WORD;
    }
    return new Block(c0 | (c1 << 32), c2 | (c3 << 32));
  }
}
