package org.ppl4j.plot;

import java.util.Arrays;

/**
 * The draws of one number.
 *
 * @param name what it is called: {@code theta[3]}
 * @param chains {@code [chain][draw]}
 */
@SuppressWarnings("ArrayRecordComponent") // Bulk numbers, never compared.
public record Series(String name, double[][] chains) {
  /** The draws of one chain, or of none in particular. */
  public static Series of(String name, double... draws) {
    return new Series(name, new double[][] {draws});
  }

  /** All draws that are finite, chain after chain. */
  double[] pooled() {
    return Arrays.stream(chains).flatMapToDouble(Arrays::stream).filter(Double::isFinite).toArray();
  }

  /** How many draws are not finite. */
  long broken() {
    return Arrays.stream(chains)
        .flatMapToDouble(Arrays::stream)
        .filter(x -> !Double.isFinite(x))
        .count();
  }

  /** How many draws there are. */
  int count() {
    return Arrays.stream(chains).mapToInt(chain -> chain.length).sum();
  }
}
