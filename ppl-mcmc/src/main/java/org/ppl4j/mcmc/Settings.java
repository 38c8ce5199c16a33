package org.ppl4j.mcmc;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ppl4j.compiler.Executor;
import org.ppl4j.mcmc.kernel.Kernel;
import org.ppl4j.mcmc.kernel.Nuts;

/** How a run goes; {@link Mcmc} sets it, and nobody changes it afterwards. */
final class Settings {
  Kernel kernel = new Nuts();
  int chains = 4;
  int warmup = 1000;
  int draws = 1000;
  int thinning = 1;
  long seed;
  int threads = Runtime.getRuntime().availableProcessors();
  boolean keepWarmup;
  boolean dense;

  /** Where chains begin, in free numbers: one vector for each chain, or one for all. */
  double @Nullable [][] initial;

  @Nullable Executor executor;

  /** The folder of checkpoints, which are written after so many iterations. */
  @Nullable Path checkpoint;

  int every = 100;

  /** The folder of CSVs, which are written after so many draws. */
  @Nullable Path csv;

  int csvEvery = 100;
  RunListener listener = Progress.automatic();

  /** A changed copy. */
  Settings with(Consumer<Settings> change) {
    Settings copy = new Settings();
    copy.kernel = kernel;
    copy.chains = chains;
    copy.warmup = warmup;
    copy.draws = draws;
    copy.thinning = thinning;
    copy.seed = seed;
    copy.threads = threads;
    copy.keepWarmup = keepWarmup;
    copy.dense = dense;
    copy.initial = initial;
    copy.executor = executor;
    copy.checkpoint = checkpoint;
    copy.every = every;
    copy.csv = csv;
    copy.csvEvery = csvEvery;
    copy.listener = listener;
    change.accept(copy);
    return copy;
  }

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

  /** What decides the draws of a model, in words: what a checkpoint must agree with. */
  @Override
  public String toString() {
    return kernel
        + ", seed "
        + seed
        + ", "
        + warmup
        + " + "
        + draws
        + " x "
        + thinning
        + " iterations"
        + (keepWarmup ? ", warm-up kept" : "")
        + (dense ? ", dense metric" : "");
  }
}
