package org.ppl4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets a run end with what it has when its user presses Ctrl-C. */
final class Interrupts {
  /** After how long it says that it is still there. */
  private static final int SILENT_SECONDS = 2;

  /** Millions of draws take a while to sum up and to write. */
  private static final int PATIENCE_SECONDS = 600;

  /** The run that goes on, if one does. */
  private static final AtomicReference<@Nullable Interrupts> CURRENT = new AtomicReference<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Interrupts::interrupt));
  }

  private final Runnable cancel;
  private final CountDownLatch printed = new CountDownLatch(1);

  private Interrupts(Runnable cancel) {
    this.cancel = cancel;
  }

  /** What is done when the process is told to end while a command runs; it then waits for that. */
  static void onInterrupt(Runnable cancel) {
    CURRENT.set(new Interrupts(cancel));
  }

  private static void interrupt() {
    Interrupts current = CURRENT.get();
    if (current == null) {
      return;
    }
    current.cancel.run();
    try {
      if (!current.printed.await(SILENT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("ppl: interrupted; summing up what was drawn until now ...");
      }
      if (!current.printed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("ppl: gave up waiting for the run to end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All is printed: the process may end. */
  static void done() {
    Interrupts current = CURRENT.getAndSet(null);
    if (current != null) {
      current.printed.countDown();
    }
  }
}
