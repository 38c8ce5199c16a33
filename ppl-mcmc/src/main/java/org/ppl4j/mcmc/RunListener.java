package org.ppl4j.mcmc;

/** Hears how a run gets on. Calls come from the chains' threads, several at a time. */
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * A model is being compiled; one thread says so.
   *
   * @param model its name
   */
  default void compiling(String model) {}

  /** The model is compiled, or cannot be. */
  default void compiled() {}

  /**
   * A chain begins, or goes on after a checkpoint.
   *
   * @param chain its number, from 0
   * @param iteration how many iterations are behind it
   * @param warmup how many iterations of warm-up there are
   * @param total how many iterations there are in all
   */
  default void began(int chain, int iteration, int warmup, int total) {}

  /**
   * A chain has done an iteration.
   *
   * @param iteration how many iterations are behind it
   */
  default void advanced(int chain, int iteration) {}

  /**
   * A checkpoint of a chain is on the disk.
   *
   * @param draws how many draws it holds, those of warm-up included
   */
  default void written(int chain, int draws) {}

  /**
   * Draws of a chain are in its CSV file, on the disk.
   *
   * @param draws how many the file holds, those of warm-up included
   */
  default void exported(int chain, int draws) {}

  /** A chain is done: at its end, cancelled, or failed. */
  default void ended(int chain) {}

  /** All chains are done. */
  default void finished() {}
}
