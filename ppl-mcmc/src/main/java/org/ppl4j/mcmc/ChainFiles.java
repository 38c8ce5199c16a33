package org.ppl4j.mcmc;

import org.jspecify.annotations.Nullable;
import org.ppl4j.error.OutputFailure;

/** What a chain writes while it runs: its checkpoint and its CSV, if they are asked for. */
final class ChainFiles implements AutoCloseable {
  private final Chain chain;
  private final Settings settings;
  private final @Nullable Checkpoint checkpoint;
  private final @Nullable Quantities quantities;
  private @Nullable LiveCsv csv;
  private boolean resumed;

  /**
   * The files of a chain.
   *
   * @param run what the chain belongs to
   * @param quantities what a CSV shows, to be closed with these; null if none is asked for
   */
  ChainFiles(Chain chain, Settings settings, String run, @Nullable Quantities quantities) {
    this.chain = chain;
    this.settings = settings;
    this.quantities = quantities;
    checkpoint =
        settings.checkpoint == null
            ? null
            : new Checkpoint(settings.checkpoint, chain.number(), run);
  }

  /** Brings the chain to where its checkpoint is, if there is one. */
  void load() {
    resumed = checkpoint != null && checkpoint.load(chain);
  }

  /**
   * Opens the CSV of a chain that has begun. From then on there is a checkpoint, so that what is
   * written to the CSV belongs to a run that goes on with it.
   */
  void open(String model) {
    if (quantities != null && settings.csv != null) {
      csv = new LiveCsv(settings, model, chain, quantities, resumed);
      if (checkpoint != null && !resumed) {
        checkpoint.save(chain);
      }
    }
  }

  /** The chain has done an iteration. */
  void advanced() {
    if (csv != null && csv.unwritten() >= settings.csvEvery) {
      settings.listener.exported(chain.number(), csv.write());
    }
    if (checkpoint != null && chain.iteration() % settings.every == 0 && !chain.isDone()) {
      settings.listener.written(chain.number(), checkpoint.save(chain));
    }
  }

  /** The chain is done, or cancelled. */
  void end() {
    if (csv != null) {
      settings.listener.exported(chain.number(), csv.write());
    }
    if (checkpoint != null) {
      settings.listener.written(chain.number(), checkpoint.save(chain));
    }
  }

  /** The chain has failed; what it drew until then is not to be lost. */
  void rescue(RuntimeException why) {
    if (csv != null && !(why instanceof OutputFailure)) {
      try {
        settings.listener.exported(chain.number(), csv.write());
      } catch (OutputFailure e) {
        why.addSuppressed(e);
      }
    }
  }

  @Override
  public void close() {
    if (csv != null) {
      csv.close();
    }
    if (quantities != null) {
      quantities.close();
    }
  }
}
