package org.ppl4j.benchmarks;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.ppl4j.vi.ProgressListener;
import org.ppl4j.vi.Svi;

/**
 * A fit that does some steps whenever it is told to, in a thread of its own. To tell it and to hear
 * of the end takes some 20 us.
 */
final class FitSteps implements AutoCloseable {
  private final Semaphore wanted = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private final Thread thread;
  private int left = 1;
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;

  /** Begins a fit, whose first step compiles. */
  FitSteps(Svi svi) {
    svi.progress(ProgressListener.silent())
        .steps(Integer.MAX_VALUE)
        .every(
            1,
            report -> {
              if (--left > 0) {
                return;
              }
              done.release();
              wanted.acquireUninterruptibly();
              if (closed) {
                report.stop();
              }
            });
    thread = new Thread(() -> run(svi), "fit");
    thread.start();
    await();
  }

  private void run(Svi svi) {
    try {
      svi.run();
    } catch (RuntimeException e) {
      failure = e;
      done.release();
    }
  }

  /** Does so many steps. */
  void steps(int count) {
    left = count;
    wanted.release();
    await();
  }

  private void await() {
    done.acquireUninterruptibly();
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  @Override
  public void close() {
    closed = true;
    wanted.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
