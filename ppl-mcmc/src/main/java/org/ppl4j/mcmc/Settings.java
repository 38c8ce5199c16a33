package org.ppl4j.mcmc;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.kernel.Kernel;

/**
 * How a run goes; {@link Mcmc} sets it.
 *
 * @param initial where chains begin, in free numbers, one for each chain or one for all; null for
 *     random points
 * @param checkpoint the folder of checkpoints; null for none
 * @param every after how many iterations a checkpoint is written
 */
record Settings(
    Kernel kernel,
    int chains,
    int warmup,
    int draws,
    int thinning,
    long seed,
    int threads,
    boolean keepWarmup,
    boolean dense,
    double @Nullable [][] initial,
    @Nullable Executor executor,
    @Nullable Path checkpoint,
    int every,
    RunListener listener) {
  /** How many iterations a chain has in all. */
  int total() {
    return Math.addExact(warmup, Math.multiplyExact(draws, thinning));
  }

  /** Whether a draw of an iteration, from 0, is kept. */
  boolean keeps(int iteration) {
    if (iteration < warmup) {
      return keepWarmup && (iteration + 1) % thinning == 0;
    }
    return (iteration - warmup + 1) % thinning == 0;
  }

  /** How many draws of warm-up are kept in all. */
  int warmupDraws() {
    return keepWarmup ? warmup / thinning : 0;
  }
}
