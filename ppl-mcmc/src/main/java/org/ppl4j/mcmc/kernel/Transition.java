package org.ppl4j.mcmc.kernel;

import java.util.List;
import org.ppl4j.noise.Key;

/** A kernel at work on one potential, with the scratch space that it needs: for one thread. */
public interface Transition extends AutoCloseable {
  /** The names of the numbers that come with each step. */
  List<String> statistics();

  /** What warm-up is to tune, in the order in which steps take it. */
  List<Tunable> tunables();

  /** A new state without content, of the sizes that this kernel needs. */
  State newState();

  /** Completes a state whose vector has been set: log density, gradient, and what else it has. */
  void init(State state, Key key);

  /**
   * One step: the next state and its statistics depend on the tunings, the state and the key, and
   * on nothing else.
   *
   * @param tunings one for each tunable
   * @param state where the chain is; not changed
   * @param next where it goes; must be another state
   * @param statistics where the step's numbers go
   */
  void step(Tuning[] tunings, State state, Key key, State next, double[] statistics);

  /** Frees what it compiled; the potential stays its owner's. */
  @Override
  default void close() {}
}
