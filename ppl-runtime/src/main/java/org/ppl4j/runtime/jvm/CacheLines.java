package org.ppl4j.runtime.jvm;

/**
 * Arrays of doubles whose elements lie on cache lines as well as Java lets them. A vector of 512
 * bits that does not lie on a line is on two, and takes twice the time to load.
 *
 * <p>An array so large that the garbage collector G1 gives it regions of its own begins at the
 * start of one, and is never moved. So large arrays are made larger still, and begin after as many
 * numbers as fill the first line. Other collectors promise nothing, and nothing is lost with them
 * but some memory: a 2,048th of what the JVM may take.
 */
final class CacheLines {
  /** What fills the first line, behind an array's header of 16 bytes. */
  static final int FIRST = 6;

  /** Smaller arrays stay in a cache near enough, and are not worth a region. */
  private static final int LARGE = 1 << 13;

  private static final long LEAST_REGION = 1L << 20;
  private static final long LARGEST_REGION = 1L << 25;

  private CacheLines() {}

  /** Where numbers should begin in an array of their own. */
  static int first(int size) {
    return size >= LARGE ? FIRST : 0;
  }

  /** An array for so many numbers from {@link #first} on. */
  static double[] array(int size) {
    if (size < LARGE) {
      return new double[size];
    }
    // G1 divides the heap into 2,048 regions, or fewer of the next power of two in size; what is
    // larger than half of a region has one alone.
    long share = Math.max(Runtime.getRuntime().maxMemory() / 2048, LEAST_REGION);
    long region = Math.min(2 * Long.highestOneBit(share - 1), LARGEST_REGION);
    return new double[(int) Math.max(size + FIRST, region / 2 / Double.BYTES)];
  }
}
