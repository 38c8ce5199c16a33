package org.ppl4j.compiler;

import java.util.List;
import org.ppl4j.ir.Graph;
import org.ppl4j.ir.Noise;
import org.ppl4j.noise.Key;

/**
 * A compiled graph with its buffers: for one thread at a time; {@link #fork()} makes another for
 * another thread. Values go in and come out by position, as {@link Values} says.
 */
public interface Executable extends AutoCloseable {
  /** What it computes. */
  Graph graph();

  /** The noise that it draws in each call. */
  List<Noise> noise();

  /**
   * Runs a graph that draws no noise.
   *
   * @param in one value for each of the graph's inputs
   * @param out where its outputs go, one slot for each
   * @throws org.ppl4j.error.InputMismatch if a number or a shape is wrong
   * @throws org.ppl4j.error.FreePlaceholder if the graph draws noise
   * @throws org.ppl4j.error.KernelFailure if the engine fails
   * @throws org.ppl4j.error.Closed after {@link #close()}
   */
  void call(Values in, Values out);

  /**
   * Runs a graph with noise from a key and a step: each noise's numbers depend on the key, its own
   * address and the step, and on nothing else.
   *
   * @param key the run's randomness
   * @param step which call of the run this is
   */
  void call(Key key, long step, Values in, Values out);

  /** Runs a graph that draws no noise, into new Java arrays. */
  default Values call(Object... in) {
    Values out = Values.allocate(graph().outputTypes());
    call(Values.of(in), out);
    return out;
  }

  /** The same compiled graph with buffers of its own, to be closed on its own. */
  Executable fork();

  /** Frees its buffers. */
  @Override
  void close();
}
