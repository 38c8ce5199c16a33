package org.ppl4j.mcmc.kernel;

import java.util.stream.IntStream;

/** Which numbers of a vector something is about. */
final class Places {
  private Places() {}

  /** The first ones. */
  static int[] first(int count) {
    return IntStream.range(0, count).toArray();
  }
}
