package org.ppl4j.runtime.torch;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs native code that recurses deeply. PyTorch parses nested expressions and compiles chains of
 * statements by recursion, which takes about half a kilobyte of stack per line: on a thread of
 * Java's default 1 MB, a function of 5,000 lines ends the process by a segmentation fault.
 */
final class DeepStack {

  /** Enough for functions of 400,000 lines. Only what is touched takes memory. */
  private static final long STACK_BYTES = 256L << 20;

  private DeepStack() {}

  /**
   * Runs a task on a thread of its own and waits for it, without heeding interrupts meanwhile.
   *
   * @throws Exception what the task throws
   */
  static <T> T call(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    new Thread(null, future, "torch-compile", STACK_BYTES).start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          // Native code cannot be stopped, and what it makes must not be lost.
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof Exception cause ? cause : e;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
