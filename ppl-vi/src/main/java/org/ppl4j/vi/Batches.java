package org.ppl4j.vi;

/** What an objective's arguments are in each step: the next minibatch of data, say. */
@FunctionalInterface
public interface Batches {
  /**
   * The arguments of a step, in order.
   *
   * @param step which step, from 0; the same step gives the same arguments whenever it is asked
   *     for, so that a fit can be resumed
   * @return Java arrays, row-major: {@code double[]} or {@code float[]} for reals, {@code int[]} or
   *     {@code long[]} for integers, {@code boolean[]} for truth values; read before the next call,
   *     so that they can be filled anew
   */
  Object[] at(long step);
}
