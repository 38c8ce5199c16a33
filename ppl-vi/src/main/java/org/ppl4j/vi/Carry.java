package org.ppl4j.vi;

import java.util.List;
import org.ppl4j.compiler.Values;
import org.ppl4j.type.Tensor;

/** What goes from step to step, with enough of the past to say how a step went wrong. */
interface Carry extends AutoCloseable {
  /** Puts everything into place. */
  void load(List<Tensor> values);

  /**
   * Does one call of steps.
   *
   * @param step the first
   * @param count how many
   */
  void advance(long step, int count);

  /** What is carried now. */
  List<Tensor> now();

  /** What was carried into one of the last calls: 1 says the last, 2 the one before it. */
  List<Tensor> before(int calls);

  @Override
  void close();

  /** How steps are done. */
  @FunctionalInterface
  interface Steps {
    /**
     * Does one call of steps.
     *
     * @param step the first
     * @param count how many
     * @param from what is carried into them; arrays of the executor's engine may be lost
     * @param to slots for what comes out
     */
    void run(long step, int count, Values from, Values to);
  }
}
