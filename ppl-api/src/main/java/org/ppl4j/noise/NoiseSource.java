package org.ppl4j.noise;

import java.util.Objects;

/**
 * Noise by random access: element i of a key's stream, of any type, depends on (key, i) only.
 *
 * <p>The stream is a sequence of 64-bit words: word i is half {@code i mod 2} (low first) of the
 * Philox block with key {@code key.cipher()}, lower counter {@code i div 2} and upper counter
 * {@code key.stream()}. Reading w = word i as an unsigned number, element i is
 *
 * <table>
 * <caption>Elements by type</caption>
 * <tr><td>bits<td>w
 * <tr><td>uniform double<td>({@code w >>> 11 | 1}) 2^-53: the odd multiples of 2^-53
 * <tr><td>uniform float<td>({@code w >>> 40 | 1}) 2^-24: the odd multiples of 2^-24
 * <tr><td>normal double<td>the standard normal quantile of ({@code w | 1}) 2^-64
 * <tr><td>normal float<td>the normal double, rounded to nearest
 * </table>
 *
 * <p>and int i is half {@code i mod 2} (low first) of word {@code i div 2}. The uniforms are exact,
 * symmetric about 1/2, and never 0, 1/2 or 1. The normals lie within 9.1 and take both tails from
 * 64 bits. An element's uniform and normal share their word, so a float model sees the draws of its
 * double twin up to rounding; for independent fills use different keys.
 *
 * <p>All of it is integer and correctly rounded IEEE 754 arithmetic, so the results have the same
 * bits on every JVM and in interpreted and compiled code. A fill of {@code [from, to)} writes what
 * a fill of the whole array would write there, and leaves the rest alone: threads may share an
 * array. Compiled fills do not allocate.
 */
public final class NoiseSource {

  private NoiseSource() {}

  /** Returns word {@code index} of a key's stream. */
  public static long bits(Key key, long index) {
    Philox4x32.Block block = key.block(index >>> 1);
    return (index & 1) == 0 ? block.low() : block.high();
  }

  /** Returns element {@code index} of a key's uniforms on (0, 1). */
  public static double uniform(Key key, long index) {
    return uniform(bits(key, index));
  }

  /** Returns element {@code index} of a key's standard normals. */
  public static double normal(Key key, long index) {
    return normal(bits(key, index));
  }

  /**
   * Writes uniforms on (0, 1).
   *
   * @throws IndexOutOfBoundsException if {@code [from, to)} is not a range of the array
   */
  public static void fillUniform(Key key, double[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    for (int i = from & -2; i < to; i += 2) {
      Philox4x32.Block block = key.block(i >>> 1);
      if (i >= from) {
        out[i] = uniform(block.low());
      }
      if (i + 1 < to) {
        out[i + 1] = uniform(block.high());
      }
    }
  }

  /**
   * Writes the first uniforms on (0, 1) of {@code key.step(step)}, without making that key.
   *
   * @param at where in the array they begin
   * @param count how many
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public static void fillUniform(Key key, long step, double[] out, int at, int count) {
    Objects.checkFromIndexSize(at, count, out.length);
    Philox4x32.Block derived = key.stepBlock(step);
    long cipher = derived.low();
    long stream = derived.high();
    for (int i = 0; i < count; i += 2) {
      Philox4x32.Block block = Philox4x32.block(cipher, i >>> 1, stream);
      out[at + i] = uniform(block.low());
      if (i + 1 < count) {
        out[at + i + 1] = uniform(block.high());
      }
    }
  }

  /**
   * Writes uniforms on (0, 1), on the coarser lattice that {@code float} holds exactly.
   *
   * @throws IndexOutOfBoundsException if {@code [from, to)} is not a range of the array
   */
  public static void fillUniform(Key key, float[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    for (int i = from & -2; i < to; i += 2) {
      Philox4x32.Block block = key.block(i >>> 1);
      if (i >= from) {
        out[i] = uniformFloat(block.low());
      }
      if (i + 1 < to) {
        out[i + 1] = uniformFloat(block.high());
      }
    }
  }

  /**
   * Writes standard normals.
   *
   * @throws IndexOutOfBoundsException if {@code [from, to)} is not a range of the array
   */
  public static void fillNormal(Key key, double[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    for (int i = from & -2; i < to; i += 2) {
      Philox4x32.Block block = key.block(i >>> 1);
      if (i >= from) {
        out[i] = normal(block.low());
      }
      if (i + 1 < to) {
        out[i + 1] = normal(block.high());
      }
    }
  }

  /**
   * Writes the first standard normals of {@code key.step(step)}, without making that key.
   *
   * @param at where in the array they begin
   * @param count how many
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public static void fillNormal(Key key, long step, double[] out, int at, int count) {
    Objects.checkFromIndexSize(at, count, out.length);
    Philox4x32.Block derived = key.stepBlock(step);
    long cipher = derived.low();
    long stream = derived.high();
    for (int i = 0; i < count; i += 2) {
      Philox4x32.Block block = Philox4x32.block(cipher, i >>> 1, stream);
      out[at + i] = normal(block.low());
      if (i + 1 < count) {
        out[at + i + 1] = normal(block.high());
      }
    }
  }

  /**
   * Writes standard normals, those of the {@code double} fill rounded to nearest.
   *
   * @throws IndexOutOfBoundsException if {@code [from, to)} is not a range of the array
   */
  public static void fillNormal(Key key, float[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    for (int i = from & -2; i < to; i += 2) {
      Philox4x32.Block block = key.block(i >>> 1);
      if (i >= from) {
        out[i] = (float) normal(block.low());
      }
      if (i + 1 < to) {
        out[i + 1] = (float) normal(block.high());
      }
    }
  }

  /**
   * Writes random 64-bit words.
   *
   * @throws IndexOutOfBoundsException if {@code [from, to)} is not a range of the array
   */
  public static void fillBits(Key key, long[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    for (int i = from & -2; i < to; i += 2) {
      Philox4x32.Block block = key.block(i >>> 1);
      if (i >= from) {
        out[i] = block.low();
      }
      if (i + 1 < to) {
        out[i + 1] = block.high();
      }
    }
  }

  /**
   * Writes random 32-bit words, four of them a block.
   *
   * @throws IndexOutOfBoundsException if {@code [from, to)} is not a range of the array
   */
  public static void fillInts(Key key, int[] out, int from, int to) {
    Objects.checkFromToIndex(from, to, out.length);
    for (int block = from >> 2; block <= (to - 1) >> 2; block++) {
      Philox4x32.Block words = key.block(block);
      int first = block << 2;
      for (int i = Math.max(from, first); i < Math.min(to, first + 4); i++) {
        long pair = (i & 2) == 0 ? words.low() : words.high();
        out[i] = (int) (pair >>> (Integer.SIZE * (i & 1)));
      }
    }
  }

  private static double uniform(long bits) {
    return (bits >>> 11 | 1) * 0x1p-53;
  }

  private static float uniformFloat(long bits) {
    return (bits >>> 40 | 1) * 0x1p-24f;
  }

  private static double normal(long bits) {
    return NormalQuantile.of((bits ^ Long.MIN_VALUE) | 1);
  }
}
